using ReportingPortal.Analytics.Lifetime.Fitting;
using Shouldly;
using Xunit;

namespace ReportingPortal.Analytics.Tests.Lifetime;

public class GammaFunctionsTests
{
    /// <summary>Seventeen digits, worked out with sixty.</summary>
    [Theory]
    [InlineData(.001, 6.9071788853838537, -1000.5755719318103)]
    [InlineData(.1, 2.252712651734206, -10.423754940411077)]
    [InlineData(.5, .57236494292470009, -1.9635100260214235)]
    [InlineData(1, 0, -.57721566490153286)]
    [InlineData(1.5, -.12078223763524522, .036489973978576521)]
    [InlineData(2, 0, .42278433509846714)]
    [InlineData(3.7, 1.4280723266653879, 1.1671535393615114)]
    [InlineData(9.99, 12.779315214350193, 2.2507003728312011)]
    [InlineData(10, 12.80182748008147, 2.2517525890667211)]
    [InlineData(123.456, 469.60554712992947, 4.8118293238289854)]
    [InlineData(1e6, 12815504.569147612, 13.815510057964191)]
    public void They_are_exact_to_double_precision(double x, double logGamma, double digamma)
    {
        GammaFunctions.LogGamma(x).ShouldBe(logGamma, 4e-15 * Math.Max(1, Math.Abs(logGamma)));
        GammaFunctions.Digamma(x).ShouldBe(digamma, 4e-15 * Math.Max(1, Math.Abs(digamma)));
    }
}
