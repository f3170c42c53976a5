using Bunit;
using Microsoft.AspNetCore.Components;

namespace Portal.Tests.Support;

/// <summary>What a test does to a live page.</summary>
internal static class PageActions
{
    /// <summary>
    /// Finds and triggers in one turn of the page's dispatcher: between a find and a trigger a live page may render again,
    /// and the element found would be gone.
    /// </summary>
    public static void Do<TComponent>(this IRenderedComponent<TComponent> page, Action act)
        where TComponent : IComponent => page.InvokeAsync(act).GetAwaiter().GetResult();
}
