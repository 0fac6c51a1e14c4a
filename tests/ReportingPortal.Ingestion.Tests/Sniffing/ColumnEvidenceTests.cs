using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReportingPortal.Ingestion.Parsing;
using ReportingPortal.Ingestion.Sniffing;
using Shouldly;
using Xunit;

namespace ReportingPortal.Ingestion.Tests.Sniffing;

public class ColumnEvidenceTests
{
    [Theory]
    [InlineData("1.234,56|12,50|3", ",", "3 numbers fit 1.234,56; 0 contradict.")]
    [InlineData("1,234.56|12.50", ".", "2 numbers fit 1,234.56; 0 contradict.")]
    [InlineData("1'234.50|12.25", ".", "2 numbers fit 1'234.56; 0 contradict.")]
    [InlineData("1 234,50|12,25", ",", "2 numbers fit 1 234,56; 0 contradict.")]
    [InlineData("1 234,50 €|12,25 €", ",", "2 numbers fit 1 234,56; 0 contradict. Amounts bear €.")]
    [InlineData("1.234.567|3", ",", "2 numbers fit 1.234,56; 0 contradict.")]
    [InlineData("0.125|1.234", ".", "2 numbers fit 1234.56; 0 contradict.")]
    [InlineData("20 %|7,5 %", ",", "2 numbers fit 1234,56; 0 contradict.")]
    [InlineData("(12.50)|12.50-|-3.25", ".", "3 numbers fit 1234.56; 0 contradict.")]
    [InlineData("12|-5|7", null, "3 whole numbers.")]
    public void Numbers_prove_their_marks(string values, string? mark, string evidence)
    {
        var column = Column(values);

        (column.Form, column.DecimalMark, column.IsDecimalMarkOpen, column.Evidence).ShouldBe((ValueForm.Number, mark, false, evidence));
    }

    [Fact]
    public void A_thousand_and_more_or_one_and_a_bit_is_open()
    {
        var column = Column("1.234|2.500|7");

        (column.IsDecimalMarkOpen, column.DecimalMark, column.Counts.OpenMarks).ShouldBe((true, null, 2L));
        column.Evidence.ShouldBe("3 numbers; 2 like 1.234 can be read both ways, none shows its decimal mark.");
    }

    [Fact]
    public void Numbers_that_contradict_each_other_are_said_to()
    {
        var column = Column("1.50|2,50|3.25");

        (column.IsDecimalMarkContradicted, column.DecimalMark).ShouldBe((true, "."));
        column.Evidence.ShouldBe("2 numbers fit 1234.56; 1 contradict.");
    }

    [Theory]
    [InlineData("13/02/2024|01/02/2024", DateOrder.DayFirst, "2 dates: 0 begin with the year, 1 can only be day first, 0 only month first.")]
    [InlineData("02/13/2024|01/02/2024", DateOrder.MonthFirst, "2 dates: 0 begin with the year, 0 can only be day first, 1 only month first.")]
    [InlineData("2024-01-02|2024-01-03", DateOrder.YearFirst, "2 dates, all begin with the year.")]
    [InlineData("01.02.24|02.02.24", DateOrder.DayFirst, "2 dates: 0 begin with the year, 2 can only be day first, 0 only month first.")]
    [InlineData("5 janv. 2024|6. März 2024", DateOrder.YearFirst, "2 dates with a named month.")]
    [InlineData("2024-01-02T10:00:00Z|2024-01-03 11:00 UTC", DateOrder.YearFirst, "2 dates, all begin with the year. All times are in UTC.")]
    [InlineData("2024-01-02T10:00:00+01:00|2024-01-03 11:00", DateOrder.YearFirst, "2 dates, all begin with the year. 1 times carry their offset from UTC, 1 do not.")]
    [InlineData("2024-01-02 10:00|2024-01-03 11:00", DateOrder.YearFirst, "2 dates, all begin with the year. Times carry no offset from UTC.")]
    public void Dates_prove_their_order_and_their_clock(string values, DateOrder order, string evidence)
    {
        var column = Column(values);

        (column.Form, column.DateOrder, column.IsDateOrderOpen, column.Evidence).ShouldBe((ValueForm.Date, order, false, evidence));
    }

    [Fact]
    public void Milliseconds_since_1970_are_moments_and_barcodes_are_not()
    {
        var moments = Column("1433221332117|1433224214164");
        var barcodes = Column("4006381333931|5901234123457");

        (moments.Form, moments.Counts.Dates, moments.Evidence).ShouldBe((ValueForm.Number, 2L, "2 moments counted in seconds since 1970, in UTC."));
        (barcodes.Form, barcodes.Counts.Dates, barcodes.Evidence).ShouldBe((ValueForm.Number, 0L, "2 whole numbers."));
    }

    [Fact]
    public void Ids_longer_than_any_amount_are_text()
        => Column("2053013555631882655|2053013553559896355").Form.ShouldBe(ValueForm.Text);

    [Fact]
    public void Addresses_are_known_by_their_look()
        => (Column("ann@example.com|b.o@shop.example").Form, Column("a @ b|x").Form).ShouldBe((ValueForm.Email, ValueForm.Text));

    /// <summary>Written in any country's form and read with what the column proves, a number is itself.</summary>
    [Fact]
    public void Numbers_survive_every_form_of_writing()
    {
        (string Group, string Mark)[] forms = [(",", "."), (".", ","), (" ", ","), ("\u00A0", ","), ("\u202F", ","), ("'", "."), ("’", "."), ("", "."), ("", ",")];
        Check.QuickThrowOnFailure(Prop.ForAll<NonEmptyArray<int>, byte>((cents, choice) =>
        {
            var (group, mark) = forms[choice % forms.Length];
            var numbers = cents.Get.Select(c => c / 100m).Append(0.05m).ToList();
            var texts = numbers.Select(number => Written(number, group, mark, choice)).ToList();

            var column = Column(string.Join('|', texts));

            column.DecimalMark.ShouldBe(mark);
            texts.Select(text => Read(text, column)).ShouldBe(numbers.Select(number => (decimal?)number));
        }));
    }

    /// <summary>Where one date proves the order, all are read as they were written.</summary>
    [Fact]
    public void Dates_survive_the_order_they_are_written_in()
    {
        string[] forms = ["dd/MM/yyyy", "d/M/yy", "MM/dd/yyyy", "M/d/yyyy", "dd-MM-yyyy", "dd.MM.yyyy", "yyyy-MM-dd", "yyyyMMdd", "d MMM yyyy", "MMM d, yyyy"];
        Check.QuickThrowOnFailure(Prop.ForAll<NonEmptyArray<ushort>, byte>((days, choice) =>
        {
            var dates = days.Get.Select(day => new DateTime(1990, 1, 1).AddDays(day % 25_000)).Append(new DateTime(2024, 2, 23)).ToList();
            var texts = dates.Select(date => date.ToString(forms[choice % forms.Length], CultureInfo.InvariantCulture)).ToList();

            var order = Column(string.Join('|', texts)).DateOrder!.Value;

            texts.Select(text => DateText.TryRead(Encoding.UTF8.GetBytes(text), order, out var local, out _) ? local : default).ShouldBe(dates);
        }));
    }

    private static decimal? Read(string text, ColumnDialect column)
        => AmountText.TryRead(Encoding.UTF8.GetBytes(text), (byte)column.DecimalMark![0], out var value) ? value : null;

    /// <summary>With sign before, behind or in parentheses, with and without a currency.</summary>
    private static string Written(decimal number, string group, string mark, byte choice)
    {
        var format = new NumberFormatInfo { NumberGroupSeparator = group, NumberDecimalSeparator = mark, NumberGroupSizes = [3] };
        var digits = Math.Abs(number).ToString("#,##0.00", format);
        var text = (choice / 9 % 3) switch { 0 => digits, 1 => $"{digits} €", _ => $"EUR {digits}" };
        return number >= 0 ? text : (choice / 27 % 3) switch { 0 => "-" + text, 1 => text + "-", _ => $"({text})" };
    }

    private static ColumnDialect Column(string values)
    {
        var evidence = new ColumnEvidence("x");
        foreach (var value in values.Split('|'))
        {
            evidence.Add(Encoding.UTF8.GetBytes(value));
        }

        return evidence.ToDialect();
    }
}
