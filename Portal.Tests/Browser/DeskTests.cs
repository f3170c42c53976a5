using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Portal.Tests.Browser;

/// <summary>The desk with mouse and keyboard, and two supervisors at once.</summary>
public sealed class DeskTests(BrowserHouse house) : BrowserTest(house)
{
    [BrowserFact]
    public async Task Card_DraggedOntoAPersonAndColumns_IsAssignedAnsweredAndResolved()
    {
        var number = await TakeCaseAsync("拖动派单");
        var desk = await OpenAsync("/desk?q=拖动派单", "lin");
        await Card(desk, number).DragToAsync(Person(desk, "陈国强"));
        await Expect(Column(desk, "已派单").Locator(Is(number))).ToContainTextAsync("陈国强");

        await Card(desk, number).DragToAsync(Column(desk, "处理中"));
        await Expect(Column(desk, "处理中").Locator(Is(number))).ToContainTextAsync("已响应");

        await Card(desk, number).DragToAsync(Column(desk, "待回访"));
        var asked = desk.GetByRole(AriaRole.Dialog);
        await asked.GetByLabel("处理结果").FillAsync("更换门磁");
        await asked.GetByRole(AriaRole.Button, new() { Name = "处理完成" }).ClickAsync();
        await Expect(Column(desk, "待回访").Locator(Is(number))).ToBeVisibleAsync();
        await Expect(asked).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Card_DraggedOntoAColumnBeforeAnybodyIsSent_AsksForAPerson()
    {
        var number = await TakeCaseAsync("无人可派");
        var desk = await OpenAsync("/desk?q=无人可派", "lin");

        await Card(desk, number).DragToAsync(Column(desk, "已派单"));

        await Expect(desk.GetByRole(AriaRole.Alert)).ToContainTextAsync("请拖到右侧人员身上");
        await Expect(Column(desk, "待派单").Locator(Is(number))).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Keys_LeadOverTheBoardToThePickerAndBack()
    {
        var first = await TakeCaseAsync("键盘走动甲");
        var second = await TakeCaseAsync("键盘走动乙");
        var desk = await OpenAsync("/desk?q=键盘走动", "lin");
        await Expect(desk.Locator("[data-case]")).ToHaveCountAsync(2);
        var cards = await desk.Locator("[data-case]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.case)");
        Assert.Equal(new[] { first, second }.Order(StringComparer.Ordinal), cards.Order(StringComparer.Ordinal));

        await desk.Keyboard.PressAsync("ArrowDown");
        await Expect(Card(desk, cards[0])).ToBeFocusedAsync();
        await desk.Keyboard.PressAsync("ArrowDown");
        await Expect(Card(desk, cards[1])).ToBeFocusedAsync();
        await desk.Keyboard.PressAsync("ArrowUp");
        await Expect(Card(desk, cards[0])).ToBeFocusedAsync();

        await desk.Keyboard.PressAsync("a");
        await Expect(desk.Locator(".person").First).ToBeFocusedAsync();
        await Expect(desk.GetByText($"选择人员，派出 {cards[0]}")).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync("Escape");
        await Expect(Card(desk, cards[0])).ToBeFocusedAsync();
        await desk.Keyboard.PressAsync("a");
        await desk.Keyboard.PressAsync("ArrowDown");
        var person = desk.Locator(".person").Nth(1);
        await Expect(person).ToBeFocusedAsync();
        var name = await person.Locator(".avatar").InnerTextAsync();
        await desk.Keyboard.PressAsync("Enter");
        await Expect(Column(desk, "已派单").Locator(Is(cards[0]))).ToContainTextAsync(name);

        await desk.Keyboard.PressAsync("f");
        var filter = desk.GetByRole(AriaRole.Searchbox);
        await Expect(filter).ToBeFocusedAsync();
        await desk.Keyboard.PressAsync("End");
        await desk.Keyboard.TypeAsync("甲乙丙丁");
        await Expect(desk.Locator("[data-case]")).ToHaveCountAsync(0);
        await Expect(filter).ToHaveValueAsync("键盘走动甲乙丙丁");
        await filter.FillAsync("键盘走动");
        await Expect(desk.Locator("[data-case]")).ToHaveCountAsync(2);
        await desk.Keyboard.PressAsync("Escape");
        await Card(desk, cards[1]).FocusAsync();
        await desk.Keyboard.PressAsync("ArrowRight");
        await Expect(Card(desk, cards[0])).ToBeFocusedAsync();
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/cases/{cards[0]}$"));
        await GoAsync(desk, "/desk");
        await Expect(desk.Locator("[data-case]").First).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync("n");
        await Expect(desk).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/cases/new$"));
    }

    [BrowserFact]
    public async Task Search_FromAnywhereByKeys_LeadsToWhatWasFound()
    {
        var page = await OpenAsync("/desk", "lin");
        await Expect(page.Locator("[data-case]").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("/");
        var field = page.GetByRole(AriaRole.Combobox);
        await Expect(field).ToBeFocusedAsync();
        await field.PressSequentiallyAsync("2-0201");
        await Expect(page.Locator(".search-hit.is-active")).ToContainTextAsync("2-0201");
        await Expect(field).ToHaveValueAsync("2-0201");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/units/2-0201$"));
    }

    [BrowserFact]
    public async Task TwoSupervisors_SeeEachOthersMoves_AndAStaleMoveIsRefusedPolitely()
    {
        var number = await TakeCaseAsync("两位主管");
        var lin = await OpenAsync("/desk?q=两位主管", "lin");
        var gao = await OpenAsync("/desk?q=两位主管", "gao");

        await Card(lin, number).ClickAsync();
        await Expect(lin.GetByText($"选择人员，派出 {number}")).ToBeVisibleAsync();
        await Card(gao, number).DragToAsync(Person(gao, "李雪梅"));
        await Expect(Column(lin, "已派单").Locator(Is(number))).ToContainTextAsync("李雪梅");
        await Person(lin, "陈国强").ClickAsync();

        await Expect(lin.GetByRole(AriaRole.Alert)).ToContainTextAsync("高远 已于");
        await Expect(Column(lin, "已派单").Locator(Is(number))).ToContainTextAsync("李雪梅");
        await Card(lin, number).ClickAsync();
        await Person(lin, "陈国强").ClickAsync();
        await Expect(Column(gao, "已派单").Locator(Is(number))).ToContainTextAsync("陈国强");
    }

    private static string Is(string number) => $"[data-case='{number}']";

    private static ILocator Card(IPage desk, string number) => desk.Locator(Is(number));

    private static ILocator Column(IPage desk, string status) => desk.Locator(".desk-column", new() { Has = desk.GetByRole(AriaRole.Heading, new() { Name = status }) });

    private static ILocator Person(IPage desk, string name) => desk.Locator(".people .person", new() { HasText = name });
}
