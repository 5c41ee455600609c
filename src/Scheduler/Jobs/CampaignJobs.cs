using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Scheduler.Jobs;

/// <summary>The job table. Of one instant the jobs run in this order: change the tree, close the old week, open its duties, push, remind, freeze, post.</summary>
public static class CampaignJobs
{
    public static IReadOnlyList<CampaignJob> For(TimetableOptions options)
    {
        CampaignJob Step(string name, Type type, string description, params TimeOnly[] times) => new(name, type, Schedules.CatchUp(options.Quiet), description)
        {
            MoreCrons = [.. times.Distinct().Select(Schedules.DailyAt)],
            AtStart = true,
        };
        return
        [
            new("unit-changes", typeof(UnitChangesJob), Schedules.Midnight, "到日子的单位变更生效") { MoreCrons = [Schedules.Hourly], AtStart = true },
            new("close-edition", typeof(CloseEditionJob), Schedules.Midnight, "周日24时关闭本周素材") { MoreCrons = [Schedules.Hourly], AtStart = true },
            new("duties", typeof(DutiesJob), Schedules.Midnight, "生成报送任务") { MoreCrons = [Schedules.Hourly], AtStart = true },
            Step("office-notice", typeof(OfficeNoticeJob), "提醒平安办批准素材", options.OfficeNoticeEarly, options.OfficeNoticeLate),
            Step("push", typeof(PushJob), "推送本周素材", options.Push) with { Cron = Schedules.EveryFiveMinutes(options.Quiet) },
            Step("push-late", typeof(PushLateJob), "过期未推送时询问平安办", options.PushUntil.AddMinutes(1)),
            Step("relay-status", typeof(RelayStatusJob), "公布转发情况", options.RelayStatus),
            Step("notice", typeof(NoticeJob), "月报等截止前一个工作日提示", options.OfficeNoticeEarly),
            Step("meetings", typeof(MeetingsJob), "会议前一个工作日在群里通知", options.OfficeNoticeEarly),
            Step("reminder", typeof(ReminderJob), "截止前提醒未报、未转发的联络员", options.Reminder),
            Step("overdue", typeof(OverdueJob), "逾期私聊联络员", options.Overdue),
            Step("escalation", typeof(EscalationJob), "逾期一个工作日私聊负责人", options.Escalation),
            Step("freeze", typeof(FreezeJob), "冻结上周数据并计算排名", options.Freeze.AddMinutes(1)),
            Step("form-freeze", typeof(FormFreezeJob), "月报等截止后记为未报", options.Freeze.AddMinutes(1)),
            Step("preview", typeof(PreviewJob), "排名先发平安办看", options.Preview),
            Step("post", typeof(PostJob), "发布周通报", options.Post),
            Step("crash-brief", typeof(CrashBriefJob), "攻坚期每天通报"),
            Step("assessment", typeof(AssessmentJob), "考核建议私聊平安办"),
            Step("talks", typeof(TalksJob), "三必讲到期、逾期提醒", options.Escalation),
            new("retention", typeof(RetentionJob), Schedules.Nightly, "清理到期的聊天文字和文件"),
        ];
    }
}
