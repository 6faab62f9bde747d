package dev.gavel.api.queue;

import dev.gavel.api.access.Caller;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * The unit of fairness and of limits: an account, or the address of a caller without one.
 * A program that acts for others names each of them by a label, and each is a client.
 *
 * @param name tells clients apart
 * @param perMinute how many programs it may send in a minute; 0 for any number
 */
public record Client(Caller caller, String name, int perMinute) {

	/** Bytes of an address. */
	private static final int IPV6 = 16;

	/** Names the account or the address, whatever the label. */
	public static String nameOf(Caller caller) {
		if (caller.accountId() != null) {
			return "account:" + caller.accountId();
		}
		return "address:" + (caller.isTrusted() ? caller.address() : network(caller.address()));
	}

	/** A single visitor has as many IPv6 addresses as there are in the second half. */
	private static String network(String address) {
		if (!address.contains(":")) {
			return address;
		}
		try {
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return (bytes.length == IPV6) ? HexFormat.of().formatHex(bytes, 0, IPV6 / 2) : address;
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

	/** Without accounts, the label alone names the client. */
	Client labelled(String label) {
		return new Client(caller, caller.isTrusted() ? "user:" + label : name + ":" + label, perMinute);
	}

	/**
	 * Returns who takes the turn when the caller has a program judged again: never the
	 * client that sent it.
	 */
	public static String whenJudgingAgain(Caller caller) {
		return "again:" + nameOf(caller);
	}

}
