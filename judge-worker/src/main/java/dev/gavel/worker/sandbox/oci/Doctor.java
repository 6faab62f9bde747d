package dev.gavel.worker.sandbox.oci;

import java.util.List;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Prints what this host has and lacks for judging. Takes the sandbox's settings as
 * {@code --gavel.sandbox.rootfs=DIR} or from the environment; ends with 1 if something is
 * missing.
 */
public final class Doctor {

	private Doctor() {
	}

	public static void main(String[] arguments) {
		List<Finding> findings = new HostCheck(properties(arguments)).findings();
		findings.forEach(System.out::println);
		boolean fit = findings.stream().allMatch(Finding::ok);
		System.out.println(fit ? "This host can judge." : "This host cannot judge yet.");
		System.exit(fit ? 0 : 1);
	}

	private static SandboxProperties properties(String... arguments) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
		ConfigurationPropertySources.attach(environment);
		return Binder.get(environment).bindOrCreate("gavel.sandbox", SandboxProperties.class);
	}

}
