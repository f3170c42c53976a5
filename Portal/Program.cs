using Portal.App;
using Portal.App.CommandLine;
using Portal.Data;
using Portal.Exchange.Api;
using Portal.Exchange.Imports;
using Portal.Features.Access;
using Portal.Features.Cases;
using Portal.Features.Fees;
using Portal.Features.Reminders;
using Portal.Features.Settings;
using Portal.Jobs;
using Portal.Features.Demo;
using Portal.Live;

var builder = PortalHost.CreateBuilder(args);
builder.AddPortalData();
builder.Services.AddPortalLive();
builder.Services.AddPortalAccess();
builder.Services.AddPortalCases();
builder.Services.AddPortalImports();
builder.Services.AddPortalFees();
builder.AddPortalJobs();
builder.Services.AddPortalSettings();
builder.Services.AddPortalReminders();
builder.AddPortalApp();
builder.Services.AddPortalCommands();
builder.Services.AddPortalDemo();

var app = builder.Build();
app.UsePortalApp();
var api = app.MapApi();
api.MapImports();
api.MapPortalFees();
app.MapImportTemplates();
api.MapPortalCases();
app.MapPortalApp();

return await app.RunPortalAsync(args);
