using Portal.App;
using Portal.App.CommandLine;
using Portal.Data;
using Portal.Exchange.Api;
using Portal.Features.Access;
using Portal.Features.Cases;
using Portal.Live;

var builder = PortalHost.CreateBuilder(args);
builder.AddPortalData();
builder.Services.AddPortalLive();
builder.Services.AddPortalAccess();
builder.Services.AddPortalCases();
builder.AddPortalApp();
builder.Services.AddPortalCommands();

var app = builder.Build();
app.UsePortalApp();
app.MapApi();
app.MapPortalApp();

return await app.RunPortalAsync(args);
