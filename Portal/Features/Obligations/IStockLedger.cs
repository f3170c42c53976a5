using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;

namespace Portal.Features.Obligations;

/// <summary>Keeps the stock that forms of obligations move, in the unit of work that closes or corrects them.</summary>
public interface IStockLedger
{
    /// <summary>Moves it by the answers of a form that is being closed, and orders what is below its minimum then; why it cannot, or null.</summary>
    Task<Refusal?> PostAsync(WriteUnit unit, MovingForm form, IReadOnlyCollection<EvidenceAnswer> answers, CancellationToken cancellationToken);

    /// <summary>Moves it by what a correction changed; why it cannot, or null.</summary>
    Task<Refusal?> CorrectAsync(WriteUnit unit, MovingForm form, IReadOnlyCollection<EvidenceAnswer> before, IReadOnlyCollection<EvidenceAnswer> after, CancellationToken cancellationToken);
}

/// <summary>A form that may move the stock.</summary>
/// <param name="Obligation">Key of its obligation.</param>
/// <param name="Items">What it asks.</param>
/// <param name="Orders">Key of the register that takes orders of what is below its minimum; null orders nothing.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Link">Its page.</param>
public sealed record MovingForm(string Obligation, EvidenceForm Items, string? Orders, string Label, string Link);
