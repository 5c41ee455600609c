using AntiFraudBot.Domain.Understanding.Words;

namespace AntiFraudBot.Domain.Understanding.Figures;

// How many were to do it; the walk over the tokens is in Binder.cs.
internal sealed partial class Binder
{
    private static readonly string[] OwnStaff = ["教师", "老师", "医生", "护士"];
    private static readonly System.Buffers.SearchValues<string> Whole = System.Buffers.SearchValues.Create(["全", "均", "已", "都", "率"], StringComparison.Ordinal);

    // 应装640, 全体教师112人: what they did is a state. 网格员8人 are those who work.
    private void NoteMembers(Token.Number number, int i)
    {
        if (number.Value is not { } members || i == 0)
            return;
        if (Sieve.SaysWhole(tokens, text, number, i) || (tokens[i - 1] is Token.Marked { Mark: Mark.Base } required && text[required.Start] is '应' or '需' or '该'))
            books.Required = members;
        else if (IsOwnStaff(i - 1) || IsOwnStaff(i + 1))
            books.Members = members;
    }

    private bool IsOwnStaff(int i) =>
        i < tokens.Count && tokens[i] is Token.Marked { Mark: Mark.Staff } staff
        && OwnStaff.Any(w => text.AsSpan(staff.Start, staff.Length).EndsWith(w)) && text.AsSpan(staff.End).ContainsAny(Whole);
}
