package dev.gavel.api.imports.format;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads YAML without tags, with few aliases and of bounded depth. */
public final class ImportedYaml {

	private static final int MOST_CHARACTERS = 1024 * 1024;

	private static final int MOST_DEPTH = 30;

	private static final int MOST_ALIASES = 20;

	private ImportedYaml() {
	}

	/**
	 * Returns the only document; an empty object if there is nothing in it.
	 * @param where such as {@code problem.yaml}, for the message
	 * @throws UnreadableFileException when it is not such YAML
	 */
	public static JsonNode read(String text, String where) throws UnreadableFileException {
		try {
			Yaml yaml = yaml();
			requirePlain(yaml, text, where);
			Object loaded = yaml.load(text);
			return (loaded != null) ? node(loaded) : JsonNodeFactory.instance.objectNode();
		}
		catch (YAMLException | ClassCastException | IllegalArgumentException ex) {
			throw new UnreadableFileException("%s is not YAML: %s".formatted(where, firstLine(ex)));
		}
	}

	private static Yaml yaml() {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(MOST_CHARACTERS);
		options.setNestingDepthLimit(MOST_DEPTH);
		options.setMaxAliasesForCollections(MOST_ALIASES);
		options.setAllowDuplicateKeys(false);
		options.setAllowRecursiveKeys(false);
		options.setTagInspector((tag) -> false);
		DumperOptions dumping = new DumperOptions();
		return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options);
	}

	/** A value that contains itself, or contains others very often, has no end. */
	private static void requirePlain(Yaml yaml, String text, String where) throws UnreadableFileException {
		Deque<String> open = new ArrayDeque<>();
		int aliases = 0;
		for (Event event : yaml.parse(new StringReader(text))) {
			if (hasTag(event)) {
				throw new UnreadableFileException("%s has a tag (!), which is not read.".formatted(where));
			}
			if (event instanceof CollectionStartEvent start) {
				open.push(String.valueOf(start.getAnchor()));
			}
			else if (event instanceof CollectionEndEvent) {
				open.pop();
			}
			else if (event instanceof AliasEvent alias) {
				aliases++;
				requireFew(aliases, where);
				if (open.contains(((NodeEvent) alias).getAnchor())) {
					throw new UnreadableFileException("%s has a value inside itself.".formatted(where));
				}
			}
		}
	}

	private static void requireFew(int aliases, String where) throws UnreadableFileException {
		if (aliases > MOST_ALIASES) {
			throw new UnreadableFileException("%s has more than %d aliases.".formatted(where, MOST_ALIASES));
		}
	}

	private static boolean hasTag(Event event) {
		return (event instanceof ScalarEvent scalar && scalar.getTag() != null)
				|| (event instanceof CollectionStartEvent start && start.getTag() != null);
	}

	private static JsonNode node(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			ObjectNode object = JsonNodeFactory.instance.objectNode();
			new LinkedHashMap<>(map).forEach((key, each) -> object.set(String.valueOf(key), node(each)));
			return object;
		}
		if (value instanceof List<?> list) {
			ArrayNode array = JsonNodeFactory.instance.arrayNode();
			list.forEach((each) -> array.add(node(each)));
			return array;
		}
		return scalar(value);
	}

	private static JsonNode scalar(@Nullable Object value) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		if (value == null) {
			return nodes.nullNode();
		}
		if (value instanceof Boolean bool) {
			return nodes.booleanNode(bool);
		}
		if (value instanceof Integer || value instanceof Long) {
			return nodes.numberNode(((Number) value).longValue());
		}
		return (value instanceof Double number) ? nodes.numberNode(number) : nodes.stringNode(String.valueOf(value));
	}

	private static String firstLine(RuntimeException ex) {
		return String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
	}

}
