using System.Text.RegularExpressions;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Assessment;

/// <summary>Rules J1–J4 and J9 from the week's proposals to the answer of an appeal, and who hears what where.</summary>
public sealed partial class MeasureTests
{
    private const string Liaison = "m-shiqiao-liaison";
    private const string Head = "m-shiqiao-head";
    private static readonly string _office = Qingxi.Chat(Qingxi.Office);

    [Fact]
    public async Task A_deduction_is_proposed_decided_contested_and_answered_and_every_step_is_kept()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.ReachAsync("2026-06-16 16:31");
        var digest = Assert.Single(await host.SaidInAsync(_office), t => t.StartsWith("【考核建议】", StringComparison.Ordinal));
        Assert.Contains("5月20日发案1起、损失3.6万元", digest, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.SaidInAsync(Qingxi.Chat(Head)), t => t.Contains('扣', StringComparison.Ordinal));
        var label = Deduction().Match(digest[digest.IndexOf("石桥村", StringComparison.Ordinal)..]).Value;

        Assert.Contains("由平安办决定", await host.AnswerAsync(Qingxi.Chat(Liaison), Liaison, $"批准 {label}"), StringComparison.Ordinal);
        Assert.Equal("已私聊回复。", await host.AnswerAsync(Qingxi.Township, Qingxi.Office, $"批准 {label}"));
        Assert.Contains("已批准（扣1分），6月18日24时前可以申诉，已私聊告知2人", (await host.SaidInAsync(_office))[^1], StringComparison.Ordinal);
        foreach (var member in new[] { Head, Liaison })
            Assert.Contains($"有不同意见，请在6月18日24时前回复：申诉 {label} 理由", (await host.SaidInAsync(Qingxi.Chat(member)))[^1], StringComparison.Ordinal);

        Assert.StartsWith("石桥村2026年得分99分（满分100分）", await host.AnswerAsync(Qingxi.Chat(Liaison), Liaison, "得分"), StringComparison.Ordinal);
        Assert.Contains("石桥村 99分（扣1分）", await host.AnswerAsync(Qingxi.Chat(Qingxi.Secretary), Qingxi.Secretary, "得分"), StringComparison.Ordinal);
        Assert.Contains("您能查询的是下坪村", await host.AnswerAsync(Qingxi.Chat(Qingxi.Neighbour), Qingxi.Neighbour, "得分 石桥村"), StringComparison.Ordinal);
        Assert.Empty(await host.AskAsync(Qingxi.Residents, Qingxi.Resident, "得分"));

        Assert.Contains("没有给您单位的编号", await host.AnswerAsync(Qingxi.Chat(Qingxi.Neighbour), Qingxi.Neighbour, $"申诉 {label} 不是我村"), StringComparison.Ordinal);
        Assert.StartsWith("请写明理由", await host.AnswerAsync(Qingxi.Chat(Liaison), Liaison, $"申诉 {label}"), StringComparison.Ordinal);
        Assert.Contains("答复前不计", await host.AnswerAsync(Qingxi.Chat(Liaison), Liaison, $"申诉 {label} 当事人户口不在本村"), StringComparison.Ordinal);
        Assert.Contains("有不同意见：当事人户口不在本村", (await host.SaidInAsync(_office))[^1], StringComparison.Ordinal);
        Assert.Contains("得分100分", await host.AnswerAsync(Qingxi.Chat(Head), Head, "得分"), StringComparison.Ordinal);

        await host.SayAsync(_office, Qingxi.Office, $"维持 {label} 派出所登记为本村");
        Assert.Contains("【申诉答复】", (await host.SaidInAsync(Qingxi.Chat(Head)))[^1], StringComparison.Ordinal);
        var steps = await host.AnswerAsync(Qingxi.Chat(Liaison), Liaison, label);
        Assert.Matches("(?s)提出.*批准.*申诉.*当事人户口不在本村.*维持.*派出所登记为本村", steps);
    }

    [Fact]
    public async Task The_office_enters_rejects_and_keeps_its_numbers_apart_from_editions_and_from_the_ledger()
    {
        await using var host = await SandboxHost.StartAsync();
        var list = await host.AnswerAsync(_office, Qingxi.Office, "扣分建议");
        var first = long.Parse(Deduction().Match(list).ValueSpan[1..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith("请写明原因", await host.AnswerAsync(_office, Qingxi.Office, $"驳回 考{first}"), StringComparison.Ordinal);
        Assert.Contains("已驳回，不通知该单位", await host.AnswerAsync(_office, Qingxi.Office, $"驳回 考{first} 不是本乡案件"), StringComparison.Ordinal);
        var entered = await host.AnswerAsync(_office, Qingxi.Office, "扣分 石桥村 1.5分 回访时说没有接受过宣传");
        Assert.Contains("已记为建议，还没有告诉石桥村", entered, StringComparison.Ordinal);
        Assert.Contains("没有找到单位", await host.AnswerAsync(_office, Qingxi.Office, "扣分 月亮村 1分 发案"), StringComparison.Ordinal);

        // Edition 3 is a draft of the sample; the third proposal waits as well.
        Assert.StartsWith("素材还是考核建议？", await host.AnswerAsync(_office, Qingxi.Office, "批准 3"), StringComparison.Ordinal);
        Assert.Contains("第4期", await host.AnswerAsync(_office, Qingxi.Office, "批准 第4期"), StringComparison.Ordinal);
        Assert.Contains("没有编号999", await host.AnswerAsync(_office, Qingxi.Office, "批准 考999"), StringComparison.Ordinal);
        Assert.Contains("没有87号记录", (await host.AnswerAsync(Qingxi.Chat(Liaison), Liaison, "申诉 870000")).Replace("870000", "87", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_form_and_the_callback_say_of_a_case_grounds_the_further_lines()
    {
        await using var host = await SandboxHost.StartAsync();
        var told = await host.AnswerAsync("g-shiqiao-work", Liaison, "我村有个村民被骗了3000元，已经报警");
        var number = CaseNumber().Match(told).Value;
        var police = Qingxi.Chat(Qingxi.Police);
        await host.SayAsync(police, Qingxi.Police, $"案件 {number} 类型刷单 损失3000元 时间6月14日 职工否 家属是 宣传否 APP否");
        var before = await host.AnswerAsync(_office, Qingxi.Office, "考核建议");
        Assert.Contains("扣3分：6月14日发案1起", before, StringComparison.Ordinal);
        Assert.DoesNotContain("没有接受过宣传", before, StringComparison.Ordinal);
        await host.SayAsync(police, Qingxi.Police, $"回访 {number} 宣传否 APP否");
        Assert.Contains("回访时当事人说没有接受过宣传", await host.AnswerAsync(_office, Qingxi.Office, "考核建议"), StringComparison.Ordinal);
    }

    [GeneratedRegex("A[0-9]{4}-[0-9]{2,4}")]
    private static partial Regex CaseNumber();

    [GeneratedRegex("考[0-9]+")]
    private static partial Regex Deduction();
}
