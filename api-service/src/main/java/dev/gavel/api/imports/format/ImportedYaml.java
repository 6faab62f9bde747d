package dev.gavel.api.imports.format;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads YAML without tags, with few aliases and of bounded depth. */
public final class ImportedYaml {

	private static final int MOST_CHARACTERS = 1024 * 1024;

	private static final int MOST_DEPTH = 30;

	private static final int MOST_ALIASES = 20;

	private static final int MOST_VALUES = 100_000;

	private ImportedYaml() {
	}

	/**
	 * Returns the only document; an empty object if there is nothing in it.
	 * @param where such as {@code problem.yaml}, for the message
	 * @throws UnreadableFileException when it is not such YAML
	 */
	public static JsonNode read(String text, String where) throws UnreadableFileException {
		requireFew(text.length(), MOST_CHARACTERS, "characters", where);
		try {
			Yaml yaml = yaml();
			requirePlain(yaml, text, where);
			Object loaded = yaml.load(text);
			return (loaded != null) ? new Nodes(where).of(loaded) : JsonNodeFactory.instance.objectNode();
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
		return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new PlainValues());
	}

	/** A value that contains itself, or contains others very often, has no end. */
	private static void requirePlain(Yaml yaml, String text, String where) throws UnreadableFileException {
		Deque<String> open = new ArrayDeque<>();
		int events = 0;
		int aliases = 0;
		for (Event event : yaml.parse(new StringReader(text))) {
			requireFew(++events, MOST_VALUES, "values", where);
			if (hasTag(event)) {
				throw new UnreadableFileException("%s has a tag (!), which is not read.".formatted(where));
			}
			if (event instanceof CollectionStartEvent start) {
				open.push(String.valueOf(start.getAnchor()));
				requireFew(open.size(), MOST_DEPTH, "levels of values", where);
			}
			else if (event instanceof CollectionEndEvent) {
				open.pop();
			}
			else if (event instanceof AliasEvent alias) {
				requireFew(++aliases, MOST_ALIASES, "aliases", where);
				if (open.contains(((NodeEvent) alias).getAnchor())) {
					throw new UnreadableFileException("%s has a value inside itself.".formatted(where));
				}
			}
		}
	}

	private static void requireFew(int count, int most, String what, String where) throws UnreadableFileException {
		if (count > most) {
			throw new UnreadableFileException("%s has more than %,d %s.".formatted(where, most, what));
		}
	}

	private static boolean hasTag(Event event) {
		return (event instanceof ScalarEvent scalar && scalar.getTag() != null)
				|| (event instanceof CollectionStartEvent start && start.getTag() != null);
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

	/** Makes JSON, in which a value is there as often as aliases name it. */
	private static final class Nodes {

		private final String where;

		private int count;

		Nodes(String where) {
			this.where = where;
		}

		JsonNode of(@Nullable Object value) throws UnreadableFileException {
			requireFew(++count, MOST_VALUES, "values", where);
			if (value instanceof Map<?, ?> map) {
				ObjectNode object = JsonNodeFactory.instance.objectNode();
				for (Map.Entry<?, ?> entry : map.entrySet()) {
					object.set(key(entry.getKey()), of(entry.getValue()));
				}
				return object;
			}
			if (value instanceof List<?> list) {
				ArrayNode array = JsonNodeFactory.instance.arrayNode();
				for (Object each : list) {
					array.add(of(each));
				}
				return array;
			}
			return scalar(value);
		}

		private String key(@Nullable Object key) throws UnreadableFileException {
			if (key instanceof Map || key instanceof Collection) {
				throw new UnreadableFileException("%s has a key that is no text.".formatted(where));
			}
			return String.valueOf(key);
		}

	}

	/**
	 * Takes plain numbers, {@code true}, {@code false} and {@code null} for what they
	 * are. YAML 1.1 would make dates, and other words true.
	 */
	private static final class PlainValues extends Resolver {

		@Override
		protected void addImplicitResolvers() {
			addImplicitResolver(Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
			addImplicitResolver(Tag.INT, Pattern.compile("[-+]?(?:0|[1-9][0-9]{0,17})"), "-+0123456789");
			addImplicitResolver(Tag.FLOAT, Pattern.compile("[-+]?[0-9]{1,18}\\.[0-9]{0,18}(?:[eE][-+]?[0-9]{1,3})?"),
					"-+0123456789");
			addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL"), "~nN");
			addImplicitResolver(Tag.NULL, EMPTY, null);
		}

	}

}
