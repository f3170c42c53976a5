using Portal.Domain.Kernel;

namespace Portal.Features.Desk;

/// <summary>Refusals of the board itself.</summary>
internal static class DeskRefusals
{
    /// <summary>A case without anybody was dropped on a column: somebody has to be sent first.</summary>
    public static readonly Refusal DropOnAPerson = new("desk.drop-on-a-person");

    /// <summary>No step leads to this column: {0} status.</summary>
    public static readonly Refusal NoWayBack = new("desk.no-way-back");
}
