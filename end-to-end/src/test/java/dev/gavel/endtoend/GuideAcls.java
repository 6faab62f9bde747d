package dev.gavel.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** The rights in Kafka that the operator guide tells operators to give. */
final class GuideAcls {

	private static final Path GUIDE = Path.of("..", "docs", "operator-guide.md");

	private static final String COMMAND = "acl --allow-principal ";

	private GuideAcls() {
	}

	static List<AclBinding> read() {
		try (Stream<String> lines = Files.lines(GUIDE)) {
			return lines.filter((line) -> line.startsWith(COMMAND)).flatMap(GuideAcls::bindings).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<AclBinding> bindings(String line) {
		List<String> words = List.of(line.split(" +"));
		String principal = values(words, "--allow-principal").get(0);
		List<ResourcePattern> resources = new ArrayList<>();
		values(words, "--topic").forEach((topic) -> resources.add(pattern(ResourceType.TOPIC, topic)));
		values(words, "--group").forEach((group) -> resources.add(pattern(ResourceType.GROUP, group)));
		return resources.stream()
			.flatMap((resource) -> values(words, "--operation").stream()
				.map((operation) -> new AclBinding(resource, new AccessControlEntry(principal, "*",
						SecurityUtils.operation(operation), AclPermissionType.ALLOW))));
	}

	private static ResourcePattern pattern(ResourceType type, String name) {
		return new ResourcePattern(type, name, PatternType.LITERAL);
	}

	private static List<String> values(List<String> words, String option) {
		List<String> values = new ArrayList<>();
		for (int place = 0; place + 1 < words.size(); place++) {
			if (words.get(place).equals(option)) {
				values.add(words.get(place + 1));
			}
		}
		return values;
	}

}
