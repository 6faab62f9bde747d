package dev.gavel.worker.sandbox.oci;

import dev.gavel.worker.sandbox.oci.host.Finding;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * Prints what this host has and lacks for judging. Takes a worker's settings, from the
 * environment or as {@code --gavel.sandbox.rootfs=DIR}; ends with 1 if something is
 * missing.
 */
public final class Doctor {

	private Doctor() {
	}

	public static void main(String[] arguments) throws IOException {
		List<Finding> findings = findings(arguments);
		findings.forEach(System.out::println);
		boolean fit = findings.stream().allMatch(Finding::ok);
		System.out.println(fit ? "This host can judge." : "This host cannot judge yet.");
		System.exit(fit ? 0 : 1);
	}

	static List<Finding> findings(String... arguments) throws IOException {
		try {
			return new HostCheck(properties(arguments)).findings();
		}
		catch (BindException ex) {
			return List.of(Finding.problem("settings",
					String.valueOf(NestedExceptionUtils.getMostSpecificCause(ex).getMessage()),
					"fix that setting, then check again"));
		}
	}

	private static SandboxProperties properties(String... arguments) throws IOException {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
		new YamlPropertySourceLoader().load("worker", new ClassPathResource("judge-worker.yml"))
			.forEach(environment.getPropertySources()::addLast);
		ConfigurationPropertySources.attach(environment);
		return Binder.get(environment).bindOrCreate("gavel.sandbox", SandboxProperties.class);
	}

}
