using Portal.App;
using Portal.Data;
using Portal.Exchange.Api;
using Portal.Features.Access;
using Portal.Live;

var builder = PortalHost.CreateBuilder(args);
builder.AddPortalData();
builder.Services.AddPortalLive();
builder.Services.AddPortalAccess();
builder.AddPortalApp();

var app = builder.Build();
app.UsePortalApp();
app.MapApi();
app.MapPortalApp();

await app.PrepareAsync();
await app.RunAsync();
