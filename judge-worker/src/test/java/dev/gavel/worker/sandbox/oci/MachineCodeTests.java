package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gavel.worker.sandbox.oci.host.Command;
import dev.gavel.worker.sandbox.oci.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machine code of the stub is what the lines beside it say, as an assembler
 * understands them.
 */
class MachineCodeTests {

	private static final Path FOLDER = Path.of("src/main/resources/supervisor/init/set_back");

	private static final Path STUB = FOLDER.resolve("stub.py");

	private static final String SYMBOLS = """
			.intel_syntax noprefix
			.set data, checkpoint + 0x1000
			.set orders, checkpoint + 0x2000
			""";

	@Test
	void isWhatTheLinesBesideItSay(@TempDir Path folder) throws IOException {
		assumeTrue(Host.program("as").isPresent() && Host.program("objcopy").isPresent(), "an assembler is installed");
		List<String> listing = listing();
		Path source = Files.writeString(folder.resolve("stub.s"),
				SYMBOLS + listing.stream().map(MachineCodeTests::source).collect(Collectors.joining("\n")) + "\n");
		Path object = folder.resolve("stub.o");
		Path code = folder.resolve("stub");
		Command.of("as", source.toString(), "-o", object.toString()).run();
		Command.of("objcopy", "-O", "binary", "-j", ".text", object.toString(), code.toString()).run();
		String stated = listing.stream()
			.filter((line) -> !isLabel(line))
			.map(MachineCodeTests::code)
			.collect(Collectors.joining());
		assertThat(HexFormat.of().formatHex(Files.readAllBytes(code))).isEqualTo(stated);
	}

	/**
	 * Every way of the code into the kernel is one of which the init hears by its place.
	 */
	@Test
	void callsTheKernelOnlyBeforeALabel() throws IOException {
		List<String> listing = listing();
		for (int i = 0; i < listing.size(); i++) {
			if (listing.get(i).endsWith("syscall")) {
				assertThat(listing.get(i + 1)).isIn("kept:", "cloned:", "called:", "stood:");
			}
		}
	}

	/** Where the code finds what the init has written, in the units of both. */
	@Test
	void agreesWithTheInitAboutTheOrders() throws IOException {
		assertThat(Files.readString(STUB)).contains("_REGISTERS = 0x802FF\n");
		assertThat(Files.readString(FOLDER.resolve("orders.py"))).contains("_COUNT_OF_COPIES, _COUNT_OF_CALLS = 0, 8\n",
				"_CALL, _COPY = struct.Struct(\"=5Q\"), struct.Struct(\"=3Q\")\n",
				"_CALLS, _TEXT, _COPIES, _CONTENT = 0x40, 0x1000, 0x2000, 0x8000\n");
		assertThat(String.join("\n", listing())).contains("mov eax, 0x802ff\n", "mov r12, [rip + orders]\n",
				"mov r12, [rip + orders + 8]\n", "lea rbx, [rip + orders + 0x40]\n", "add rbx, 40\n",
				"lea rbx, [rip + orders + 0x2000]\n", "add rbx, 24\n");
	}

	private static List<String> listing() throws IOException {
		String text = Files.readString(STUB);
		int start = text.indexOf("_LISTING = \"\"\"\n") + 15;
		return text.substring(start, text.indexOf("\"\"\"", start)).lines().toList();
	}

	private static String source(String line) {
		return isLabel(line) ? line : line.substring(line.indexOf(' '));
	}

	private static String code(String line) {
		return line.substring(0, line.indexOf(' '));
	}

	private static boolean isLabel(String line) {
		return line.endsWith(":");
	}

}
