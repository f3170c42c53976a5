using Portal.App.Layout;
using Portal.Channels.Mail;
using Portal.Channels.Peers;
using Portal.Channels.Robots;
using Portal.Data;
using Portal.Jobs;

namespace Portal.Channels;

internal static class ChannelsSetup
{
    public static void AddPortalChannels(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<ChannelOptions>(builder.Configuration.GetSection("Channels"));
        services.AddSingleton<IHostNames, SystemHostNames>();
        services.AddSingleton<IOwnNetworks, SystemOwnNetworks>();
        services.AddSingleton<PeerGuard>();
        services.AddSingleton<PeerCertificates>();
        services.AddSingleton<PeerHttp>();
        services.AddSingleton<IChannelSender, HttpSender>();
        services.AddSingleton<IChannelSender, MailSender>();
        services.AddSingleton<ChannelSecrets>();
        services.AddSingleton<ChannelTexts>();
        services.AddSingleton<ClaimDeliveries>();
        services.AddSingleton<RecordSendings>();
        services.AddSingleton<SendDeliveries>();
        services.AddHostedService<ChannelLoop>();
        services.AddTransient<SaveChannel>();
        services.AddTransient<SwitchChannel>();
        services.AddTransient<TestChannel>();
        services.AddTransient<ReadChannels>();
        services.AddPortalJob<ReconcileDeliveries>(ReconcileDeliveries.Name, JobSchedule.EveryMinute);
        services.AddSingleton(new NavItem("nav.section.admin", "nav.channels", "/admin/channels", "campaign", Rights.SettingsManage, 325));
    }
}
