package dev.gavel.worker.sandbox.oci.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupPlaceTests {

	@TempDir
	private Path root;

	@BeforeEach
	void makeRoot() throws IOException {
		cgroup(root, "cpu memory pids");
	}

	@Test
	void isWhatAnOrdinaryUserWasHanded() throws IOException {
		Path handed = part("handed", "memory pids");
		assertThat(found("handed", false)).contains(handed);
	}

	@Test
	void isTheRootOfTheHierarchyForRoot() throws IOException {
		part("somebody", "memory pids");
		assertThat(found("somebody", true)).contains(root);
		assertThat(found("", true)).contains(root);
		assertThat(found("", false)).isEmpty();
	}

	@Test
	void isTheRootOfAContainerWhoeverOwnsIt() throws IOException {
		Files.createFile(root.resolve("cgroup.type"));
		assertThat(found("", true)).contains(root);
		assertThat(found("", false)).contains(root);
	}

	@Test
	void isNoUnitThatSystemdHasNotDelegated() throws IOException {
		part("no-such-unit-of-gavel.scope", "memory pids");
		assertThat(found("no-such-unit-of-gavel.scope", false)).isEmpty();
		assertThat(found("no-such-unit-of-gavel.scope", true)).contains(root);
	}

	@Test
	void hasBothControllers() throws IOException {
		part("handed", "memory");
		assertThat(found("handed", false)).isEmpty();
	}

	@Test
	void liesBelowTheRoot() {
		assertThat(found("../elsewhere", false)).isEmpty();
	}

	@Test
	void isTheSameAfterItsProcessesHaveMoved() throws IOException {
		Path handed = part("handed", "memory pids");
		Files.writeString(handed.resolve("cgroup.procs"), "17\n");
		CgroupPlace place = CgroupPlace.ofProcess(root, "handed", false).orElseThrow();
		place.prepare();
		assertThat(handed.resolve("gavel-worker/cgroup.procs")).hasContent("17");
		assertThat(handed.resolve("cgroup.subtree_control")).hasContent("+memory +pids");
		assertThat(found("handed/gavel-worker", false)).contains(handed);
		assertThat(place.path("gavel/cell")).isEqualTo("handed/gavel/cell");
	}

	@Test
	void leavesTheProcessesOfTheTrueRootAlone() throws IOException {
		new CgroupPlace(root, root).prepare();
		assertThat(root.resolve("gavel-worker")).doesNotExist();
	}

	private Optional<Path> found(String path, boolean isRoot) {
		return CgroupPlace.ofProcess(root, path, isRoot).map(CgroupPlace::directory);
	}

	private Path part(String name, String controllers) throws IOException {
		Path part = Files.createDirectory(root.resolve(name));
		Files.createFile(part.resolve("cgroup.type"));
		cgroup(part, controllers);
		return part;
	}

	private static void cgroup(Path directory, String controllers) throws IOException {
		Files.writeString(directory.resolve("cgroup.controllers"), controllers + "\n");
		Files.createFile(directory.resolve("cgroup.procs"));
		Files.createFile(directory.resolve("cgroup.subtree_control"));
	}

}
