package dev.gavel.worker.sandbox.oci.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Ids that this process may give to cells, so that what runs in one is a user who owns
 * nothing on this host. Root may give any, another user those which {@code /etc/subuid}
 * and {@code /etc/subgid} name.
 */
public record CellUsers(IdRange users, IdRange groups) {

	private static final long SETGID_AND_SETUID = 0b1100_0000;

	/**
	 * Empty if this process may give cells no ids but its own.
	 * @param uidBase where the ids begin that root gives
	 * @param subordinateIds whether another user asks for any
	 */
	public static Optional<CellUsers> available(int uidBase, boolean subordinateIds) {
		if (Host.isRoot()) {
			IdRange ids = new IdRange(uidBase, Integer.MAX_VALUE - uidBase);
			return Optional.of(new CellUsers(ids, ids));
		}
		return (subordinateIds && canAskForOthers()) ? subordinate() : Optional.empty();
	}

	/**
	 * The programs that map ids bring the right to do so, unless this process was started
	 * in a way that lets no program have it.
	 */
	private static boolean canAskForOthers() {
		long bound = Long.parseUnsignedLong(Host.status("CapBnd"), 16);
		return Host.program("newuidmap").isPresent() && Host.program("newgidmap").isPresent()
				&& Host.status("NoNewPrivs").equals("0") && (bound & SETGID_AND_SETUID) == SETGID_AND_SETUID;
	}

	private static Optional<CellUsers> subordinate() {
		return subordinate("uid").flatMap((users) -> subordinate("gid").map((groups) -> new CellUsers(users, groups)));
	}

	private static Optional<IdRange> subordinate(String kind) {
		try {
			List<String> entries = Files.readAllLines(Path.of("/etc/sub" + kind));
			List<String> namespace = Files.readAllLines(Path.of("/proc/self/%s_map".formatted(kind)));
			return IdRange.subordinate(entries, System.getProperty("user.name"), Host.uid(), namespace);
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
