package dev.gavel.worker.sandbox.oci;

import static java.util.Objects.requireNonNull;

import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * A sandbox for the tests of one class, which use its only cell one after the other.
 */
final class SandboxOfOneCell implements BeforeAllCallback, AfterAllCallback {

	private final List<String> settings;

	private @Nullable Path workDir;

	private @Nullable OciSandbox sandbox;

	/**
	 * @param settings of the sandbox
	 */
	SandboxOfOneCell(String... settings) {
		this.settings = Stream.concat(Stream.of("spare-cells=0"), Stream.of(settings)).toList();
	}

	@Override
	public void beforeAll(ExtensionContext context) throws IOException {
		workDir = SandboxFixture.workDir();
		sandbox = SandboxFixture.start(workDir, settings.toArray(String[]::new));
	}

	@Override
	public void afterAll(ExtensionContext context) throws IOException {
		if (sandbox != null) {
			sandbox.close();
		}
		FileSystemUtils.deleteRecursively(workDir);
	}

	/** Calls {@code solve} without arguments. */
	RunResult run(String source) throws SandboxUnavailable, SandboxFailure {
		return SandboxFixture.run(sandbox(), source, "[]");
	}

	OciSandbox sandbox() {
		return requireNonNull(sandbox, "sandbox is null");
	}

}
