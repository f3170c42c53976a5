using System.Data.Common;
using Npgsql;
using Portal.Data;
using Portal.Tests.Data;
using Portal.Tests.Features.Fees;
using Portal.Tests.Features.Search;
using Portal.Tests.Support;

namespace Portal.Tests.Postgres;

public sealed class PostgresWriterTests() : WriterRules(DatabaseProvider.PostgreSql);

public sealed class PostgresBulkInsertTests() : BulkInsertRules(DatabaseProvider.PostgreSql);

public sealed class PostgresSearchTests() : SearchRules(DatabaseProvider.PostgreSql);

public sealed class PostgresFeeTests() : FeeRules(DatabaseProvider.PostgreSql);

public sealed class PostgresVerificationTests() : VerificationRules(DatabaseProvider.PostgreSql);

public sealed class PostgresSchemaTests() : SchemaRules(DatabaseProvider.PostgreSql)
{
    private readonly PostgresDatabase _model = new();

    private protected override string Description =>
        """
        SELECT concat_ws(' ', table_name || '.' || column_name, udt_name, numeric_precision, numeric_scale, character_maximum_length,
                         'null ' || is_nullable, 'identity ' || is_identity, collation_name, column_default)
          FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
          FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%\_\_EF%'
        """;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _model.DisposeAsync();
    }

    private protected override async Task<DbConnection> CreateFromModelAsync(string script)
    {
        await _model.CreateAsync();
        await _model.ExecuteAsync(script);
        var connection = new NpgsqlConnection(_model.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
