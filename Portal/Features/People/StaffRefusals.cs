using Portal.Domain.Kernel;

namespace Portal.Features.People;

/// <summary>What the staff list refuses and warns of.</summary>
internal static class StaffRefusals
{
    public static readonly Refusal SuperiorUnknown = new("staff.superior-unknown", "superior");
    public static readonly Refusal SuperiorInCircle = new("staff.superior-circle", "superior");
    public static readonly Refusal RoleUnknown = new("staff.role-unknown", "role");
}
