// The Chinese catalogue is complete: every sentence in the sources and templates is there, translated, with the same places.
#include "app/text/extract.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/support/catch.h"

using namespace muster::app;

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

const std::filesystem::path kRoot = MUSTER_SOURCE_DIR;

// Sentence -> a file that says it.
std::map<std::string, std::string> sentences(const std::vector<std::string>& folders) {
  std::map<std::string, std::string> out;
  for (const auto& folder : folders) {
    if (!std::filesystem::exists(kRoot / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / folder)) {
      const std::string ending = entry.path().extension().string();
      std::set<std::string> found;
      if (ending == ".cpp" || ending == ".h") found = sentencesOfSource(read(entry.path()));
      if (ending == ".mustache") found = sentencesOfTemplate(read(entry.path()));
      for (const auto& one : found) out.emplace(one, std::filesystem::relative(entry.path(), kRoot).string());
    }
  }
  return out;
}

std::multiset<std::string> places(std::string_view sentence) {
  std::multiset<std::string> out;
  for (auto open = sentence.find('{'); open != std::string_view::npos; open = sentence.find('{', open + 1)) {
    out.emplace(sentence.substr(open, sentence.find('}', open) - open + 1));
  }
  return out;
}

}  // namespace

TEST_CASE("every sentence a person can read is translated into Chinese", "[app][text]") {
  const auto catalogue = readCatalogue(read(kRoot / "data/locales/zh_CN.po"));
  REQUIRE(catalogue.size() > 50);
  // Not app/cli: the commands answer in English, like the manual of any other command. A folder added here is held from then on.
  const std::vector<std::string> kShownOnPages = {"core", "devices", "app/jobs", "app/ports", "app/store", "app/text", "app/web", "app/workflow"};
  for (const auto& [sentence, file] : sentences(kShownOnPages)) {
    INFO(file << ": " << catalogueEntry(sentence));
    const auto entry = catalogue.find(sentence);
    REQUIRE(entry != catalogue.end());
    CHECK_FALSE(entry->second.translation.empty());
    CHECK_FALSE(entry->second.fuzzy);
    if (sentence.find("{n} held") == std::string::npos) CHECK(places(sentence) == places(entry->second.translation));
  }
}

// `muster_tests "[catalogue-gaps]"` prints what is missing anywhere, ready to be pasted into the .po and translated.
TEST_CASE("the gaps of the Chinese catalogue are listed", "[.catalogue-gaps]") {
  const auto catalogue = readCatalogue(read(kRoot / "data/locales/zh_CN.po"));
  for (const auto& [sentence, file] : sentences({"app", "core", "devices"})) {
    if (!catalogue.contains(sentence)) std::cout << "#: " << file << "\n" << catalogueEntry(sentence) << "\n";
  }
  SUCCEED();
}

TEST_CASE("sentences are found in sources and templates", "[app][text]") {
  const auto found = sentencesOfSource(R"cpp(
    // msg("not in a comment")
    return core::msg(
        "the set "
        "is {state}",
        {{"state", "not this"}});
    say.tr(done ? "yes" : "no");
    x.plural("{n} day", "{n} days", n);
    str("not this");
    say.tr(title("nor this"));
    tr("a \"quote\"");
  )cpp");
  CHECK(found == std::set<std::string>{"the set is {state}", "yes", "no", "{n} day", "{n} days", "a \"quote\""});
  CHECK(sentencesOfTemplate("<b>{{#_}}Due soon{{/_}}</b>{{x}}{{#_}}Ready{{/_}}") == std::set<std::string>{"Due soon", "Ready"});
}

TEST_CASE("a catalogue is read with plurals, long sentences and fuzzy marks", "[app][text]") {
  const auto catalogue = readCatalogue(
      "msgid \"\"\nmsgstr \"head\"\n\n#, fuzzy\nmsgid \"a\"\nmsgstr \"A\"\n\nmsgid \"b \"\n\"c\"\nmsgstr \"BC\"\n\n"
      "msgid \"{n} day\"\nmsgid_plural \"{n} days\"\nmsgstr[0] \"{n} 天\"\n");
  CHECK(catalogue.at("a").fuzzy);
  CHECK_FALSE(catalogue.at("b c").fuzzy);
  CHECK(catalogue.at("b c").translation == "BC");
  CHECK(catalogue.at("{n} days").translation == "{n} 天");
}
