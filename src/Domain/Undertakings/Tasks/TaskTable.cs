using AntiFraudBot.Domain.Organization;

namespace AntiFraudBot.Domain.Undertakings.Tasks;

/// <summary>A task as a table or a sentence gives it, before it has a number. Line: the row of the file, from 1; 0 = a sentence.</summary>
public sealed record TaskDraft(int Line, string Title, IReadOnlyList<string> Leads, IReadOnlyList<string> CoUnits, DateOnly Due);

/// <summary>What a 任务分解表 holds: rows that can be given out, what is odd about them, and rows that cannot, with the reason.</summary>
public sealed record TaskReading(IReadOnlyList<TaskDraft> Drafts, IReadOnlyList<string> Notes, IReadOnlyList<string> Faults);

/// <summary>
/// A 任务分解表 as offices make them (rule W2): somewhere in the first rows a line names the columns; merged cells leave holes that mean
/// "as above"; with 牵头单位 and 责任单位 the second are co-units, with 责任单位 alone they lead.
/// </summary>
public static class TaskTable
{
    private const int HeaderRows = 10;
    private const int MostCharacters = 300;
    private static readonly string[] TaskWords = ["任务", "工作内容", "工作事项", "工作要求", "具体措施", "工作措施", "重点工作", "目标"];
    private static readonly string[] LeadWords = ["牵头"];
    private static readonly string[] DutyWords = ["责任单位", "责任部门", "责任主体", "落实单位", "承办单位", "完成单位"];
    private static readonly string[] CoWords = ["配合", "协助", "参与", "协同"];
    private static readonly string[] DueWords = ["时限", "完成时间", "截止", "时间要求", "期限", "时间"];

    private sealed record Columns(int Task, int Lead, int? Co, int? Due);

    /// <summary>Null when no table has columns for a task and for who is responsible.</summary>
    public static TaskReading? Read(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> tables, OrgTree tree, string officeUnitId, DateOnly today)
    {
        foreach (var rows in tables)
        {
            for (var i = 0; i < Math.Min(rows.Count, HeaderRows); i++)
            {
                if (Header(rows[i]) is { } columns) return new Rows(columns, tree, officeUnitId, today).Read(rows, i + 1);
            }
        }

        return null;
    }

    private static Columns? Header(IReadOnlyList<string> row)
    {
        List<string> names = [.. row.Select(c => string.Concat(c.Where(ch => !char.IsWhiteSpace(ch))))];
        int? Find(string[] words) => names.FindIndex(n => n.Length is > 0 and <= 12 && words.Any(w => n.Contains(w, StringComparison.Ordinal))) is >= 0 and var at ? at : null;
        var duty = Find(DutyWords);
        var lead = Find(LeadWords) ?? duty;
        var co = lead == duty ? Find(CoWords) : duty ?? Find(CoWords);
        // 完成单位 must not be taken for the task because 目标任务完成单位 says both.
        var task = names.FindIndex(n => n.Length is > 0 and <= 12 && !n.Contains("单位", StringComparison.Ordinal) && TaskWords.Any(w => n.Contains(w, StringComparison.Ordinal)));
        return task >= 0 && lead is { } at ? new Columns(task, at, co == lead ? null : co, Find(DueWords)) : null;
    }

    private sealed class Rows(Columns columns, OrgTree tree, string officeUnitId, DateOnly today)
    {
        private readonly List<TaskDraft> _drafts = [];
        private readonly List<string> _notes = [];
        private readonly List<string> _faults = [];
        private string _lead = "", _due = "";

        public TaskReading Read(IReadOnlyList<IReadOnlyList<string>> rows, int first)
        {
            for (var i = first; i < rows.Count; i++) Take(i + 1, rows[i]);
            return new(_drafts, _notes, _faults);
        }

        private void Take(int line, IReadOnlyList<string> row)
        {
            var title = Cell(row, columns.Task).ReplaceLineEndings(" ");
            var lead = Cell(row, columns.Lead);
            if (title.Length == 0 || title.StartsWith('注') || title.StartsWith("备注", StringComparison.Ordinal)) return;
            // A heading that runs over all columns (一、宣传发动) is repeated by merged cells or stands alone.
            if (lead == title || (lead.Length == 0 && Cell(row, columns.Due ?? -1).Length == 0 && _lead.Length == 0)) return;
            _lead = lead.Length > 0 ? lead : _lead;
            var leads = NamedUnits.Read(_lead, tree, officeUnitId, today);
            if (leads.Units.Count == 0)
            {
                _faults.Add($"第{line}行：“{Shown(_lead)}”不在单位表里");
                return;
            }

            if (leads.Unknown.Count > 0) _notes.Add($"第{line}行：{string.Join('、', leads.Unknown.Select(Shown))}不在单位表里，不会收到提醒");
            if (Due(line, Cell(row, columns.Due ?? -1)) is not { } due) return;
            var co = NamedUnits.Read(Cell(row, columns.Co ?? -1), tree, officeUnitId, today).Units.Select(u => u.Id).Except(leads.Units.Select(u => u.Id));
            _drafts.Add(new(line, title.Length <= MostCharacters ? title : title[..MostCharacters], [.. leads.Units.Select(u => u.Id)], [.. co], due));
        }

        private DateOnly? Due(int line, string cell)
        {
            if (cell.Length > 0) _due = cell;
            if (cell.Length == 0) _notes.Add(_due.Length > 0 ? $"第{line}行没写时限，按上一行：{Shown(_due)}" : $"第{line}行没写时限，按年底登记");
            var due = DueDay.Read(_due.Length > 0 ? _due : "年底", today);
            if (due is null) _faults.Add($"第{line}行：时限“{Shown(_due)}”看不懂，应如 6月30日");
            else if (due < today) _faults.Add($"第{line}行：时限{due:yyyy-MM-dd}已经过了");
            return due >= today ? due : null;
        }

        private static string Cell(IReadOnlyList<string> row, int at) => at >= 0 && at < row.Count ? row[at].Trim() : "";

        private static string Shown(string text) => text.Length <= 20 ? text.ReplaceLineEndings(" ") : text[..20].ReplaceLineEndings(" ") + "…";
    }
}
