using Portal.Domain.Kernel;

namespace Portal.Data;

/// <summary>Says what an actor may do now. Outside tests there is one answer: the accounts, keys and devices of the database.</summary>
public interface IAccess
{
    /// <summary>Null when the actor has the right, else why not. Memory answers, except for the first question after accounts or keys changed.</summary>
    Refusal? Check(Actor actor, string right);
}
