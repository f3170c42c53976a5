using Portal.App.Layout;
using Portal.Data;
using Portal.Exchange.Imports;
using Portal.Features.Fees.Imports;
using Portal.Features.Obligations;
using Portal.Features.Search;

namespace Portal.Features.Fees;

internal static class FeesSetup
{
    public static void AddPortalFees(this IServiceCollection services)
    {
        services.AddSingleton<IDigest, OwedBillsDigest>();
        services.AddSingleton<CollectionSnapshot>();
        services.AddSingleton<CollectionOverviewSnapshot>();
        services.AddTransient<CollectionQuery>();
        services.AddTransient<CollectionRows>();
        services.AddTransient<CollectionBreakdown>();
        services.AddTransient<FindUnits>();
        services.AddTransient<UnitAccountQuery>();
        services.AddTransient<RegisterUnit>();
        services.AddTransient<UpdateUnit>();
        services.AddTransient<TakePayment>();
        services.AddTransient<ReversePayment>();
        services.AddTransient<SetCollectionTarget>();
        services.AddSingleton<IPersonalDataSource, OwnerName>();
        services.AddSingleton<IPersonalDataSource, OwnerPhone>();
        services.AddTransient<ISearchSource, UnitSearch>();
        services.AddTransient<ISearchSource, BillSearch>();
        services.AddTransient<ISearchSource, PaymentSearch>();
        services.AddTransient<IImportHandler, ImportUnits>();
        services.AddTransient<IImportHandler, ImportBills>();
        services.AddTransient<IImportHandler, ImportPayments>();
        services.AddSingleton(new NavItem("nav.section.fees", "nav.units", "/units", "apartment", Rights.FeesRead, 70, OnPhone: true));
        services.AddSingleton(new NavItem("nav.section.fees", "nav.fees", "/fees", "payments", Rights.FeesRead, 71));
    }

    public static void MapPortalFees(this RouteGroupBuilder api) => api.MapCollection();

    public static void MapPortalFeeExports(this IEndpointRouteBuilder endpoints) => endpoints.MapCollectionExport();
}
