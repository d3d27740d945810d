# Sourced by run, test and .ci/run. Finds a JDK 21 or newer and sets JAVA_HOME; says what to install if there is none.

java_major() { # the major version of the java in a JDK folder; nothing if there is none
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\)[."-].*/\1/p;s/.*version "\([0-9]*\)".*/\1/p' | head -n 1
}

find_java() {
  local home major best="" best_major=20 on_path
  on_path=$(command -v javac 2>/dev/null) || on_path=""
  if [ -n "$on_path" ]; then
    on_path=$(cd "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")/.." && pwd)
  fi
  # What the user points to wins if it will do, whatever else is there.
  for home in "${JAVA_HOME:-}" "$on_path"; do
    [ -n "$home" ] || continue
    major=$(java_major "$home")
    if [ "${major:-0}" -ge 21 ]; then
      export JAVA_HOME="$home"
      return 0
    fi
  done
  for home in /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/*; do
    [ -d "$home" ] || continue
    major=$(java_major "$home")
    if [ "${major:-0}" -gt "$best_major" ]; then
      best=$home
      best_major=$major
    fi
  done
  if [ -z "$best" ]; then
    echo "No JDK 21 or newer found (looked at JAVA_HOME, PATH and the usual folders)." >&2
    echo "Install one: apt-get install openjdk-21-jdk, brew install openjdk, or https://adoptium.net" >&2
    return 1
  fi
  export JAVA_HOME="$best"
}

need_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  echo "Maven not found. Install it: apt-get install maven, brew install maven, or https://maven.apache.org" >&2
  return 1
}

# How the exporter runs, here and in its image: small. It does little at a time, so that a serial collector and the quick
# compiler alone cost less processor time and memory than the optimising one would ever save (docs/performance.md).
exporter_flags="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m -XX:+ExitOnOutOfMemoryError -Xlog:disable"
export MALLOC_ARENA_MAX=2
