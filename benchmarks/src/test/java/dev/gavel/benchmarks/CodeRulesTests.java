package dev.gavel.benchmarks;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.gavel.testing.CodeRules;

@AnalyzeClasses(packages = "dev.gavel.benchmarks", importOptions = DoNotIncludeTests.class)
class CodeRulesTests {

	@ArchTest
	static final ArchTests RULES = ArchTests.in(CodeRules.class);

}
