using System.CommandLine;
using System.Text.Json;
using Portal.App.CommandLine;
using Portal.Domain.Kernel;

namespace Portal.Features.Statistics;

/// <summary><c>statistics yyyy-MM</c>: brings the month up to date as the job does, and prints the same JSON as the API.</summary>
internal sealed class StatisticsCommand(KeepStatistics keep, ReadStatistics read) : ICommand
{
    private readonly Argument<string> _period = new("yyyy-MM");

    public string Words => "statistics";

    public void Describe(Command command) => command.Add(_period);

    public async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (!Period.TryParse(call.Value(_period), out var period))
        {
            await call.RefuseAsync(StatisticsFeatureRefusals.PeriodMalformed.With(call.Value(_period)));
            return CommandExit.WrongUsage;
        }

        var kept = await keep.RunAsync(call.Actor, period, cancellationToken);
        if (!kept.IsDone)
        {
            return await call.RefuseAsync(kept.Refusal);
        }

        var month = await read.RunAsync(call.Actor, period, cancellationToken);
        if (!month.IsDone)
        {
            return await call.RefuseAsync(month.Refusal);
        }

        await call.WriteAsync(JsonSerializer.Serialize(StatisticsAnswer.Of(month.Value), JsonSerializerOptions.Web));
        return CommandExit.Done;
    }
}
