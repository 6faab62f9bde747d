package dev.gavel.cluster;

import java.util.List;
import java.util.stream.Stream;

/**
 * A network in which one worker is alone, with one cable to the other parts. Needs root
 * and iproute2.
 */
public final class WorkerNetwork implements AutoCloseable {

	/** Addresses for measurements within a network of one's own (RFC 2544). */
	private static final String SUBNET = "198.18.%d.%d";

	private static final int SUBNETS = 256;

	private final int number = (int) (ProcessHandle.current().pid() % SUBNETS);

	private final String name = "gavel" + ProcessHandle.current().pid();

	private WorkerNetwork() {
	}

	/** Whether this user may make networks here. */
	public static boolean isPossible() {
		return System.getProperty("user.name").equals("root") && Command.isInstalled("ip")
				&& Command.isInstalled("nsenter");
	}

	static WorkerNetwork create() {
		WorkerNetwork network = new WorkerNetwork();
		Command.run("ip", "netns", "add", network.name);
		Command.run("ip", "link", "add", network.name, "type", "veth", "peer", "name", "cable", "netns", network.name);
		Command.run("ip", "address", "add", network.outside() + "/30", "dev", network.name);
		Command.run("ip", "link", "set", network.name, "up");
		network.runInside("ip", "address", "add", network.inside() + "/30", "dev", "cable");
		network.runInside("ip", "link", "set", "lo", "up");
		network.restore();
		return network;
	}

	/** The address of all that is not the worker. */
	String outside() {
		return SUBNET.formatted(number, 1);
	}

	/** The worker's address. */
	String inside() {
		return SUBNET.formatted(number, 2);
	}

	/** Not by {@code ip netns exec}, which hides the cgroups. */
	List<String> entry() {
		return List.of("nsenter", "--net=/run/netns/" + name);
	}

	/** From now on nothing that is sent arrives, and nobody is told. */
	public void cut() {
		runInside("ip", "link", "set", "cable", "down");
	}

	public void restore() {
		runInside("ip", "link", "set", "cable", "up");
	}

	private void runInside(String... command) {
		Command.run(Stream.concat(entry().stream(), Stream.of(command)).toArray(String[]::new));
	}

	@Override
	public void close() {
		Command.run("ip", "link", "delete", name);
		Command.run("ip", "netns", "delete", name);
	}

}
