using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

internal static class ModelWarmth
{
    /// <summary>
    /// Begins to build the database's model on another core while the host is put together: it is a third of a start's
    /// work. The first context that asks for the model waits for this one; what is wrong with it is thrown there.
    /// </summary>
    public static void BeginModel(this IServiceProvider services) => _ = Task.Run(() =>
    {
        using var db = services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext();
        _ = db.Model;
    });
}
