namespace Portal.App.Layout;

/// <summary>One entry of the navigation. Features register theirs; the menu shows what the reader may open.</summary>
/// <param name="Section">Text key of the section.</param>
/// <param name="Text">Text key of the entry.</param>
/// <param name="Href">Address.</param>
/// <param name="Icon">Name of a Material symbol.</param>
/// <param name="Right">Right needed to see it.</param>
/// <param name="Order">Place in the menu, lowest first.</param>
/// <param name="OnPhone">Also in the bottom bar of a phone.</param>
public sealed record NavItem(string Section, string Text, string Href, string Icon, string Right, int Order, bool OnPhone = false);
