using System.CommandLine;
using Portal.App.CommandLine;
using Portal.Features.Demo.Life;

namespace Portal.Features.Demo;

/// <summary><c>demo</c>: what was made is said on standard error, since nothing is asked for.</summary>
internal sealed class DemoCommand(FillEstate fill, DemoEntrance entrance, CloseMonths months, TimeProvider clock) : ICommand
{
    private static readonly EstatePlan Default = new();

    private readonly Option<int> _units = new("--units") { DefaultValueFactory = _ => Default.Units };
    private readonly Option<int> _months = new("--months") { DefaultValueFactory = _ => Default.Months };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => Default.Seed };

    public string Words => "demo";

    public void Describe(Command command)
    {
        command.Add(_units);
        command.Add(_months);
        command.Add(_seed);
    }

    public async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var plan = new EstatePlan(call.Value(_units), call.Value(_months), call.Value(_seed));
        var made = await fill.RunAsync(call.Actor, plan, cancellationToken);
        if (!made.IsDone)
        {
            return await call.RefuseAsync(made.Refusal);
        }

        if (await entrance.BuildAsync(cancellationToken) is { } mark)
        {
            await months.RunAsync(mark, clock.GetUtcNow(), cancellationToken);
        }

        var (units, people, bills, payments, cases) = made.Value;
        await call.SayAsync(call.Text("demo.made", units, people, bills, payments, cases, DemoEntrance.Password));
        return CommandExit.Done;
    }
}
