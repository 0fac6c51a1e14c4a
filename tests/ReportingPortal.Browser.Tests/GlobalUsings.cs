global using Shouldly;
global using Xunit;

[assembly: Xunit.AssemblyFixture(typeof(ReportingPortal.Browser.Tests.ChromiumBrowser))]
[assembly: Xunit.AssemblyFixture(typeof(ReportingPortal.Browser.Tests.Figures.FigurePages))]
