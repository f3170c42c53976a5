using Portal.Data;
using Portal.Tests.Data;
using Portal.Tests.Features.Fees;
using Portal.Tests.Features.Search;

namespace Portal.Tests.Postgres;

public sealed class PostgresReaderTests() : ReaderRules(DatabaseProvider.PostgreSql);

public sealed class PostgresWriterTests() : WriterRules(DatabaseProvider.PostgreSql);

public sealed class PostgresBulkInsertTests() : BulkInsertRules(DatabaseProvider.PostgreSql);

public sealed class PostgresSearchTests() : SearchRules(DatabaseProvider.PostgreSql);

public sealed class PostgresFeeTests() : FeeRules(DatabaseProvider.PostgreSql);

public sealed class PostgresVerificationTests() : VerificationRules(DatabaseProvider.PostgreSql);

public sealed class PostgresSchemaTests() : SchemaRules(DatabaseProvider.PostgreSql);
