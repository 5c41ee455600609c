using System.Globalization;
using AntiFraudBot.Documents.Pictures.Drawing;
using AntiFraudBot.Domain.Materials;

namespace AntiFraudBot.Documents.Pictures;

/// <summary>One unit of the tree with the deliveries of its own groups and of those below it. Depth 0 = the root of the picture.</summary>
public sealed record RelayBranch(string Unit, int Depth, IReadOnlyDictionary<DeliveryState, int> Groups)
{
    public int Planned => Groups.Values.Sum();
}

/// <summary>How far an edition has come down the tree, unit by unit.</summary>
public static class RelayPicture
{
    private const double Row = 62;
    private const double Tall = 86;
    private const double BarFrom = 400;
    private const double BarTo = 860;

    // The lightest are told from the page by it.
    private const string Edge = "#b4c0cc";

    // Dark to light, so that the order is seen without colours; failed is the only warm one.
    private static readonly (DeliveryState State, string Fill, string Name)[] Shades =
    [
        (DeliveryState.Sent, "#1f4e8c", "已发到群"), (DeliveryState.Relayed, "#4a8fd0", "已转发"), (DeliveryState.RelayDue, "#c9d3de", "等转发"),
        (DeliveryState.Pending, "#e9edf2", "等发送"), (DeliveryState.Failed, "#d9822b", "没发成"), (DeliveryState.Cancelled, "#f6f7f9", "已撤下"),
    ];

    /// <summary>Branches in tree order, the root first. Foot says the as-of time.</summary>
    public static Svg Of(string title, string subtitle, IReadOnlyList<RelayBranch> branches, string foot)
    {
        ArgumentNullException.ThrowIfNull(branches);
        var page = new SvgPage();
        PictureHead.Draw(page, title, subtitle);
        Legend(page);
        for (var i = 0; i < branches.Count; i++) Branch(page, branches[i], shaded: i % 2 == 1);
        page.Y += 30;
        PictureHead.Foot(page, foot);
        return page.Finish();
    }

    private static void Legend(SvgPage page)
    {
        var x = (double)SvgPage.Margin;
        foreach (var (_, fill, name) in Shades)
        {
            page.Rect(x, page.Y + 28, 30, 30, fill, 4, Edge);
            page.Text(x + 38, page.Y + 54, SvgPage.Smallest, name, SvgPage.Quiet);
            x += 62 + SvgPage.WidthOf(name, SvgPage.Smallest);
        }

        page.Y += 84;
    }

    private static void Branch(SvgPage page, RelayBranch branch, bool shaded)
    {
        var indent = SvgPage.Margin + (34 * branch.Depth);
        var room = BarFrom - indent - 10;
        var row = SvgPage.WidthOf(branch.Unit, SvgPage.Smallest) > room ? Tall : Row;
        var (middle, line) = (page.Y + (row / 2), page.Y + (row / 2) + 12);
        if (shaded) page.Rect(SvgPage.Margin - 12, page.Y, SvgPage.Width - (2 * (SvgPage.Margin - 12)), row, "#f3f6fa");
        if (branch.Depth > 0) page.Path([(indent - 22, page.Y), (indent - 22, middle), (indent - 6, middle)], "#8796a5", 3);
        page.Name(indent, middle, 34, branch.Unit, room, bold: branch.Depth == 0);
        var x = BarFrom;
        foreach (var (state, fill, _) in Shades)
        {
            var width = branch.Planned == 0 ? 0 : (BarTo - BarFrom) * branch.Groups.GetValueOrDefault(state) / branch.Planned;
            if (width > 0) page.Rect(x, middle - 15, width, 30, fill);
            x += width;
        }

        if (branch.Planned > 0) page.Rect(BarFrom, middle - 15, BarTo - BarFrom, 30, "none", edge: Edge);
        var reached = branch.Groups.GetValueOrDefault(DeliveryState.Sent) + branch.Groups.GetValueOrDefault(DeliveryState.Relayed);
        var said = branch.Planned == 0 ? "没有群" : string.Create(CultureInfo.InvariantCulture, $"{reached}/{branch.Planned}");
        page.Text(SvgPage.Width - SvgPage.Margin, line, 34, said, anchor: Anchor.End, bold: true);
        page.Y += row;
    }
}
