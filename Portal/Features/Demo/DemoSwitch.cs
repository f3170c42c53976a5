using Microsoft.Extensions.Options;
using Portal.Data;

namespace Portal.Features.Demo;

/// <summary>Whether this process makes and moves a demonstration: <c>Portal:Demo</c>, in Development unless it is said.</summary>
internal sealed class DemoSwitch(IOptions<PortalOptions> options, IHostEnvironment environment)
{
    /// <summary>True when it does.</summary>
    public bool IsOn => options.Value.Demo ?? environment.IsDevelopment();
}
