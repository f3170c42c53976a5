using Portal.Data;
using Portal.Domain.Kernel;
using Portal.Domain.Obligations;
using Portal.Features.Obligations;

namespace Portal.Features.Registers;

/// <summary>The stock of registers, moved by the forms of obligations; what a count finds too little of goes into the register that orders it.</summary>
internal sealed class ObligationStock(RegisterShelf shelf) : IStockLedger
{
    public async Task<Refusal?> PostAsync(WriteUnit unit, MovingForm form, IReadOnlyCollection<EvidenceAnswer> answers, CancellationToken cancellationToken)
    {
        string[] lists = [.. form.Items.Items.Select(item => item.Stock?.List).OfType<string>().Distinct()];
        return lists.Length == 0 ? null
            : await StockPosting.PostAsync(unit, form.Items, answers, answers, form.Label, form.Link, cancellationToken)
                ?? (form.Orders is { } register ? await OrderDraft.UpdateAsync(unit, shelf, register, form.Obligation, lists, cancellationToken) : null);
    }

    public Task<Refusal?> CorrectAsync(
        WriteUnit unit, MovingForm form, IReadOnlyCollection<EvidenceAnswer> before, IReadOnlyCollection<EvidenceAnswer> after, CancellationToken cancellationToken) =>
        StockPosting.CorrectAsync(unit, [.. form.Items.Items], before, after, form.Label, form.Link, cancellationToken);
}
