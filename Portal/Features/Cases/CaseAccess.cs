using Portal.Data;
using Portal.Domain.Cases;
using Portal.Domain.Kernel;

namespace Portal.Features.Cases;

/// <summary>Whose case it is decides beside the right: staff work on their own, who may assign works on any.</summary>
internal static class CaseAccess
{
    /// <summary>The refusal for somebody else's case, or null. A case that nobody has is left to its own rules.</summary>
    public static Refusal? NotOwn(this IAccess access, Actor actor, Case one) =>
        one.AssignedTo is null || one.AssignedTo == actor.Person || access.Check(actor, Rights.CasesAssign) is null
            ? null
            : CaseFeatureRefusals.NotYours;
}
