package dev.gavel.worker.sandbox.oci.cell;

import dev.gavel.worker.sandbox.oci.host.CgroupPlace;
import dev.gavel.worker.sandbox.oci.runtime.OciRuntime;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Removes what an earlier run of this worker has left: containers, their cgroups and
 * bundles. It knows them by the work directory, so it never touches another worker's.
 */
public record CellReaper(OciRuntime runtime, Path bundlesDir, String worker) {

	private static final Logger logger = LoggerFactory.getLogger(CellReaper.class);

	private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

	public void reap() throws IOException {
		if (Files.isDirectory(runtime.stateDir())) {
			for (String id : runtime.list()) {
				logger.info("Removing cell {}, which an earlier run of this worker has left", id);
				runtime.delete(id);
			}
		}
		if (Files.isDirectory(bundlesDir)) {
			try (DirectoryStream<Path> bundles = Files.newDirectoryStream(bundlesDir)) {
				for (Path bundle : bundles) {
					FileSystemUtils.deleteRecursively(bundle);
				}
			}
		}
		removeCgroups(worker);
	}

	/**
	 * The directories above the cells' own, in every hierarchy; a directory that is still
	 * in use stays.
	 */
	public static void removeCgroups(String worker) throws IOException {
		removeEmpty(CGROUPS.resolve("gavel").resolve(worker));
		CgroupPlace.find().ifPresent((place) -> removeEmpty(place.directory().resolve("gavel").resolve(worker)));
		try (DirectoryStream<Path> hierarchies = Files.newDirectoryStream(CGROUPS, Files::isDirectory)) {
			for (Path hierarchy : hierarchies) {
				removeEmpty(hierarchy.resolve("gavel").resolve(worker));
			}
		}
	}

	private static void removeEmpty(Path group) {
		if (!Files.isDirectory(group)) {
			return;
		}
		try (DirectoryStream<Path> cells = Files.newDirectoryStream(group, Files::isDirectory)) {
			for (Path cell : cells) {
				Files.deleteIfExists(cell);
			}
			Files.deleteIfExists(group);
		}
		catch (IOException ex) {
			logger.debug("cgroup {} stays: {}", group, ex.getMessage());
		}
	}

}
