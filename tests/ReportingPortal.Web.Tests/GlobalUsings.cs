global using Shouldly;
global using Xunit;

[assembly: AssemblyFixture(typeof(ReportingPortal.Web.Tests.FiguresApp))]
