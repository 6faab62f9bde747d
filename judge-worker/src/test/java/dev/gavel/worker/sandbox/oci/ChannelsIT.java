package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program tries to tell something to a program in another cell, which runs at the same
 * time and has the files of the same rootfs.
 */
class ChannelsIT {

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 512L << 20,
			1 << 16, 1 << 16);

	private static final String PROGRAM = """
			import ctypes, fcntl, mmap, os, signal, struct, threading, time
			libc = ctypes.CDLL(None, use_errno=True)
			libc.mmap.restype = ctypes.c_void_p
			file = open(os.__file__, "rb")
			page = libc.mmap(None, ctypes.c_size_t(4096), mmap.PROT_READ, mmap.MAP_SHARED, file.fileno(), ctypes.c_long(0))
			watched = -1
			heard = False

			def call(number, *arguments):
			    result = libc.syscall(number, *map(ctypes.c_long, arguments))
			    if result == -1:
			        raise OSError(ctypes.get_errno(), f"system call {number}")
			    return result

			def wait():
			    tenth = ctypes.create_string_buffer(struct.pack("qq", 0, 100_000_000))
			    call(202, page, 0, ctypes.c_int.from_address(page).value, ctypes.addressof(tenth))
			    return True

			def wake():
			    call(202, page, 1, 99)

			def end_thread():
			    threading.Thread(target=call, args=(218, page), daemon=True).start()
			    time.sleep(0.1)

			def lock(command, kind):
			    answer = fcntl.fcntl(file, command, struct.pack("hhqqi4x", kind, 0, 0, 0, 0))
			    return struct.unpack_from("h", answer)[0]

			def is_locked(command):
			    return lock(command, fcntl.F_WRLCK) != fcntl.F_UNLCK

			def try_flock():
			    try:
			        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
			        fcntl.flock(file, fcntl.LOCK_UN)
			    except BlockingIOError:
			        return True

			def watch():
			    global watched
			    watched = call(294, os.O_NONBLOCK)
			    place = ctypes.create_string_buffer(os.__file__.encode())
			    call(254, watched, ctypes.addressof(place), 0x20)

			def hear(*_):
			    global heard
			    heard = True

			def ask_for_signals():
			    signal.signal(signal.SIGIO, hear)
			    global folder
			    folder = os.open(os.path.dirname(os.__file__), os.O_RDONLY)
			    fcntl.fcntl(folder, fcntl.F_NOTIFY, fcntl.DN_ACCESS | fcntl.DN_MULTISHOT)

			def read_now():
			    try:
			        os.preadv(file.fileno(), [bytearray(1)], 0, os.RWF_NOWAIT)
			    except BlockingIOError:
			        return True

			def modified():
			    return os.stat("/dev/null").st_mtime_ns

			def number_of_threads():
			    machine = ctypes.create_string_buffer(256)
			    call(99, ctypes.addressof(machine))
			    return struct.unpack_from("H", machine, 80)[0]

			def threads():
			    end = threading.Event()
			    started = [threading.Thread(target=end.wait) for _ in range(50)]
			    for thread in started: thread.start()
			    time.sleep(0.05)
			    end.set()
			    for thread in started: thread.join()
			    time.sleep(0.05)

			firsts = {}

			def changed(figure, by):
			    return abs(figure() - firsts.setdefault(figure, figure())) >= by

			def until_heard(seconds, action):
			    end = time.monotonic() + seconds
			    while time.monotonic() < end:
			        try:
			            if action(): return "heard"
			        except (OSError, RuntimeError):  # where address space is limited, fewer threads start
			            pass
			        time.sleep(0.001)
			    return "nothing"

			def solve():
			    begin = time.monotonic()
			    try:
			        %s
			    except OSError:
			        pass
			    return [until_heard(%s, %s), begin, time.monotonic()]
			""";

	private static Path workDir;

	private static OciSandbox sandbox;

	@BeforeAll
	static void start() throws IOException {
		workDir = SandboxFixture.workDir();
		sandbox = SandboxFixture.start(4, workDir);
	}

	@AfterAll
	static void stop() throws IOException {
		sandbox.close();
		FileSystemUtils.deleteRecursively(workDir);
	}

	/** Two pairs at a time; nobody may hear anybody. */
	@ParameterizedTest(name = "{0}")
	@MethodSource
	@Execution(ExecutionMode.CONCURRENT)
	void hearsNothingOfAProgramInAnotherCell(String channel, String prepareToHear, String hear, String prepareToTell,
			String tell) throws Exception {
		Future<JsonNode> teller = CompletableFuture.supplyAsync(() -> run(PROGRAM.formatted(prepareToTell, 2.5, tell)));
		JsonNode listener = run(PROGRAM.formatted(prepareToHear, 1.5, hear));
		assertThat(listener.get(0).asString()).isEqualTo("nothing");
		assertThat(listener.get(2).asDouble()).as("they ran at the same time")
			.isGreaterThan(teller.get().get(1).asDouble());
		assertThat(teller.get().get(2).asDouble()).isGreaterThan(listener.get(1).asDouble());
	}

	static Stream<Arguments> hearsNothingOfAProgramInAnotherCell() {
		return Stream.of(channel("lock of a file", "pass", "try_flock", "fcntl.flock(file, fcntl.LOCK_EX)", "int"),
				channel("lock of a record", "pass", "lambda: is_locked(fcntl.F_GETLK)",
						"lock(fcntl.F_SETLK, fcntl.F_RDLCK)", "int"),
				channel("lock of an open file", "pass", "lambda: is_locked(36)", "lock(37, fcntl.F_RDLCK)", "int"),
				channel("futex", "pass", "wait", "pass", "wake"), //
				channel("futex at a thread's end", "pass", "wait", "pass", "end_thread"),
				channel("inotify", "watch()", "lambda: os.read(watched, 4096)", "pass",
						"lambda: open(os.__file__).close()"),
				channel("signal for a directory", "ask_for_signals()", "lambda: heard", "pass",
						"lambda: os.pread(file.fileno(), 1, 0) and None"),
				channel("times of a device", "pass", "lambda: changed(modified, 1)", "pass",
						"lambda: os.utime('/dev/null')"),
				channel("pages in memory", "os.pread(file.fileno(), 1, 0)", "read_now", "pass",
						"lambda: os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)"),
				channel("number of threads", "pass", "lambda: changed(number_of_threads, 40)", "pass", "threads"));
	}

	private static Arguments channel(String name, String prepareToHear, String hear, String prepareToTell,
			String tell) {
		return Arguments.of(name, prepareToHear, hear, prepareToTell, tell);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
			"fcntl.fcntl(file, 1025)                                       | lease of a file",
			"fcntl.fcntl(file, 1035, bytes(8))                             | hint that a file has",
			"fcntl.ioctl(file, 0x80086601, bytes(8))                       | attributes of a file",
			"fcntl.ioctl(open('/dev/urandom', 'rb'), 0x80045200, bytes(4)) | entropy of the machine",
			"call(27, page, 4096, ctypes.addressof(ctypes.create_string_buffer(1))) | mincore",
			"call(28, page, 4096, 20)                                      | madvise COLD",
			"call(28, page, 4096, 21)                                      | madvise PAGEOUT",
			"call(28, id(file) & ~4095, 4096, 12)                          | madvise MERGEABLE" })
	void cannotReadAnythingAboutOthers(String attempt, String what) {
		String source = PROGRAM + """
				def solve():
				    try:
				        %s
				    except OSError as refusal:
				        return refusal.errno
				    return 0
				""";
		assertThat(run(source.formatted("pass", 0, "int", attempt)).asInt()).as(what).isIn(1, 22, 25, 38);
	}

	@Test
	void isToldThatAdviceAndLocksAreTaken() {
		assertThat(run("""
				import fcntl, os
				def solve():
				    with open("/tmp/file", "w") as file:
				        fcntl.flock(file, fcntl.LOCK_EX)
				        fcntl.lockf(file, fcntl.LOCK_EX)
				        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_SEQUENTIAL)
				        return fcntl.fcntl(file, fcntl.F_GETFL) & os.O_ACCMODE
				""").asInt()).isEqualTo(1);
	}

	private static JsonNode run(String source) {
		try {
			RunResult result = SandboxFixture.run(sandbox, source, "[]", LIMITS);
			assertThat(result.value()).as("%s %s", result, result.error()).isNotNull();
			return JsonMapper.shared().readTree(new String(result.value(), StandardCharsets.UTF_8));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
