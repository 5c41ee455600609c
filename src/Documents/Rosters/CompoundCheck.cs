using System.Buffers.Binary;
using AntiFraudBot.Documents.Tables;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>
/// Follows the sector chains of an old xls before the reader does: a damaged chain that runs in a circle would have it collect sectors until memory
/// is gone (rule E2).
/// </summary>
internal static class CompoundCheck
{
    private const uint LastRegular = 0xFFFFFFFA;
    private const int Header = 512;

    public static void Walk(byte[] file)
    {
        var shift = file.Length < Header ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(30));
        if (shift is not (9 or 12)) throw Broken();
        var size = 1 << shift;
        var sectors = (file.Length + size - 1) / size;
        var fat = Table(file, FatSectors(file, size, sectors), size, sectors);
        RefuseCircles(fat);
        RefuseCircles(Table(file, Chain(fat, Read(file, 60), sectors), size, sectors));
    }

    /// <summary>Each sector is passed once: a chain that comes back to itself is refused, whoever begins it.</summary>
    private static void RefuseCircles(List<uint> table)
    {
        var passed = new int[table.Count];
        for (var first = 0; first < table.Count; first++)
        {
            for (var sector = (uint)first; sector < table.Count && passed[sector] <= 0; sector = table[(int)sector]) passed[sector] = passed[sector] < 0 ? throw Broken() : -1;
            for (var sector = (uint)first; sector < table.Count && passed[sector] < 0; sector = table[(int)sector]) passed[sector] = 1;
        }
    }

    private static List<uint> FatSectors(byte[] file, int size, int sectors)
    {
        var list = Enumerable.Range(0, 109).Select(i => Read(file, 76 + (i * 4))).TakeWhile(s => s < LastRegular).ToList();
        var next = Read(file, 68);
        for (var turns = 0; next < LastRegular; turns++)
        {
            if (turns > sectors || Place(next, size) + size > file.Length) throw Broken();
            list.AddRange(Enumerable.Range(0, (size / 4) - 1).Select(i => Read(file, (int)Place(next, size) + (i * 4))).Where(s => s < LastRegular));
            next = Read(file, (int)Place(next, size) + size - 4);
        }

        return list.Count > sectors ? throw Broken() : list;
    }

    private static List<uint> Table(byte[] file, List<uint> sectors, int size, int most)
    {
        if (sectors.Count > most) throw Broken();
        var table = new List<uint>();
        foreach (var at in sectors.Select(s => Place(s, size)).Where(at => at + size <= file.Length))
        {
            for (var i = 0; i < size; i += 4) table.Add(Read(file, (int)at + i));
        }

        return table;
    }

    /// <summary>The sectors from this one on; a chain longer than the file runs in a circle.</summary>
    private static List<uint> Chain(List<uint> fat, uint first, int most)
    {
        var chain = new List<uint>();
        for (var sector = first; sector < LastRegular && sector < fat.Count; sector = fat[(int)sector])
        {
            if (chain.Count > most) throw Broken();
            chain.Add(sector);
        }

        return chain;
    }

    private static long Place(uint sector, int size) => ((long)sector + 1) * size;

    private static uint Read(byte[] file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private static TableException Broken() => new(RosterSheets.Broken);
}
