global using ReportingPortal.Pdf.Tests;
global using Shouldly;
global using Xunit;
