package dev.gavel.api.imports.format.classroom;

/** An assignment of our own, as GitHub Classroom has them. */
public final class Assignment {

	public static final String JSON = """
			{"tests": [
			  {"name": "greets", "setup": "pip install x", "run": "python3 hello.py", "input": "Ann\\n", "output": "Hello Ann", "comparison": "included", "timeout": 10, "points": 2},
			  {"name": "argument", "setup": "", "run": "python3 hello.py -v x", "input": "", "output": "Hello x", "comparison": "included", "timeout": 10},
			  {"name": "pytest", "setup": "", "run": "pytest", "input": "", "output": "", "comparison": "included", "timeout": 10, "points": 1},
			  {"name": "another file", "run": "python3 bye.py", "input": "", "output": "Bye", "comparison": "included"},
			  {"name": "exact", "run": "python3 hello.py", "input": "", "output": "Hello", "comparison": "exact"},
			  {"run": "python3 hello.py", "input": "x"},
			  {"name": "shell", "run": "python3 hello.py | grep x; rm -r /", "input": "", "output": "x"}
			]}
			""";

	public static final String WORKFLOW = """
			name: Autograding Tests
			on: [push]
			jobs:
			  tests:
			    steps:
			      - uses: actions/checkout@v4
			      - name: greets
			        id: greets
			        uses: education/autograding-io-grader@v1
			        with:
			          test-name: greets
			          command: python3 hello.py
			          input: "Ann\\n"
			          expected-output: Hello Ann
			          comparison-method: exact
			          timeout: 10
			          max-score: 2
			      - uses: education/autograding-python-grader@v1
			        with: {test-name: units, setup-command: pip install pytest}
			      - uses: education/autograding-grading-reporter@v1
			        with: {runners: greets}
			""";

	private Assignment() {
	}

}
