#include "app/text/extract.h"

#include <vector>

namespace muster::app {
namespace {

bool isName(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// Reads the literal that begins at `at` (a quote) and moves past it.
std::string literal(std::string_view text, std::size_t& at) {
  std::string out;
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] != '\\' || at + 1 >= text.size()) {
      out += text[at];
      continue;
    }
    const char next = text[++at];
    out += next == 'n' ? '\n' : next == 't' ? '\t' : next;
  }
  if (at < text.size()) ++at;
  return out;
}

std::string withoutComments(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '"') {
      const std::size_t from = i;
      literal(text, i);
      out.append(text.substr(from, i - from));
    } else if (text.substr(i, 3) == "'\"'") {
      out += "' '";
      i += 3;
    } else if (text.substr(i, 2) == "//") {
      while (i < text.size() && text[i] != '\n') ++i;
    } else if (text.substr(i, 2) == "/*") {
      const auto end = text.find("*/", i);
      i = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      out += text[i++];
    }
  }
  return out;
}

// The literals of the first `arguments` arguments of the call whose bracket opens before `at`; adjacent ones are one sentence.
void takeArguments(std::string_view text, std::size_t at, int arguments, std::set<std::string>& out) {
  std::string open;
  bool joined = false;
  const auto flush = [&] {
    if (joined && !open.empty()) out.insert(open);
    open.clear();
    joined = false;
  };
  int depth = 1;
  while (at < text.size() && depth > 0) {
    const char c = text[at];
    if (c == '"') {
      const std::string one = literal(text, at);
      if (depth == 1) open += one, joined = true;
      continue;
    }
    if (c == '(' || c == '{') ++depth;
    if (c == ')' || c == '}') --depth;
    if (c == ',' && depth == 1 && --arguments == 0) break;
    if (c != ' ' && c != '\n') flush();
    ++at;
  }
  flush();
}

}  // namespace

std::set<std::string> sentencesOfSource(std::string_view cpp) {
  const std::string text = withoutComments(cpp);
  std::set<std::string> out;
  const std::pair<std::string_view, int> kCalls[] = {{"msg(", 1}, {"tr(", 1}, {"plural(", 2}};
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"') {
      literal(text, at);
      continue;
    }
    for (const auto& [call, arguments] : kCalls) {
      if (text.compare(at, call.size(), call) == 0 && (at == 0 || !isName(text[at - 1]))) takeArguments(text, at + call.size(), arguments, out);
    }
    ++at;
  }
  return out;
}

std::set<std::string> sentencesOfTemplate(std::string_view mustache) {
  static constexpr std::string_view kOpen = "{{#_}}", kClose = "{{/_}}";
  std::set<std::string> out;
  for (auto open = mustache.find(kOpen); open != std::string_view::npos; open = mustache.find(kOpen, open + 1)) {
    const auto close = mustache.find(kClose, open);
    if (close == std::string_view::npos) break;
    out.emplace(mustache.substr(open + kOpen.size(), close - open - kOpen.size()));
  }
  return out;
}

std::map<std::string, CatalogueEntry> readCatalogue(std::string_view po) {
  std::map<std::string, CatalogueEntry> out;
  std::vector<std::string> ids;
  std::string* target = nullptr;
  std::string id, translation;
  bool fuzzy = false, nextFuzzy = false;
  const auto flush = [&] {
    for (const std::string& one : ids) {
      if (!one.empty()) out[one] = {translation, fuzzy};
    }
    ids.clear();
    translation.clear();
    target = nullptr;
  };
  while (!po.empty()) {
    const auto end = po.find('\n');
    const std::string_view line = po.substr(0, end);
    po = end == std::string_view::npos ? std::string_view{} : po.substr(end + 1);
    if (line.starts_with("#,")) nextFuzzy = line.find("fuzzy") != std::string_view::npos;
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("msgid ")) {
      flush();
      fuzzy = nextFuzzy, nextFuzzy = false;
    }
    if (line.starts_with("msgid")) {
      ids.emplace_back();
      target = &ids.back();
    } else if (line.starts_with("msgstr")) {
      target = &translation;
    }
    if (auto at = line.find('"'); target && at != std::string_view::npos) *target += literal(line, at);
  }
  flush();
  return out;
}

std::string catalogueEntry(std::string_view sentence) {
  std::string out = "msgid \"";
  for (const char c : sentence) out += c == '"' || c == '\\' ? std::string("\\") + c : c == '\n' ? "\\n" : std::string(1, c);
  return out + "\"\nmsgstr \"\"\n";
}

}  // namespace muster::app
