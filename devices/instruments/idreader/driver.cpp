#include "devices/instruments/idreader/driver.h"

#include <charconv>

#include "devices/framing/line.h"
#include "devices/instruments/idreader/codec.h"

namespace muster::devices::idreader {
namespace {

using core::msg;

class IdReader : public Driver {
 public:
  IdReader(Conversation& conversation, const Plugged& plugged) : talk_(conversation), model_(plugged.model), manner_(mannerOf(plugged.model)) {}

  core::Outcome<Identity> identify() override {
    Identity identity{model_.maker, model_.title.en, {}, {}};
    if (!manner_.asked) return identity;  // it speaks when it is shown something: until then it cannot be told from nothing
    const auto answer = ask(manner_.version ? "VER\r" : "GT\r");
    if (!answer) return answer.problems();
    if (manner_.version && !answer->starts_with('\x15')) identity.firmware = *answer;
    return identity;
  }

  core::Outcome<core::Reading> read(const Channel&) override {
    return core::Problem{"no-values", msg("a reader of codes measures nothing"), msg("take its codes, or choose an instrument that measures"), {}};
  }

  core::Outcome<std::string> code() override {
    if (manner_.asked) return tagTwice();
    const auto line = talk_.listen(model_.patience, [this](std::string_view one) { return !manner_.tags || !isNoRead(one); });
    if (!line) return line.problems();
    if (manner_.tags) return tag(*line);
    const auto scan = parseScan(*line, manner_.separator);
    if (!scan) return scan.problems();
    return scan->name();
  }

 private:
  core::Outcome<std::string> ask(std::string_view question) {
    auto answer = talk_.ask(question, model_.patience);
    if (!answer) return answer;
    return std::string(lineOf(*answer, kEnds));
  }

  core::Outcome<std::string> tag(std::string_view line) const { return tagOf(line, manner_.reversed, manner_.digits); }
  bool isNoRead(std::string_view line) const {
    const auto read = tag(line);
    return !read && read.problems().front().code == "nothing-read";
  }

  // There is no checksum: two answers that agree are as good as one.
  core::Outcome<std::string> tagTwice() {
    std::string before;
    for (int times = 0; times < 2; ++times) {
      const auto answer = ask("GT\r");
      if (!answer) return answer.problems();
      auto read = tag(*answer);
      if (!read || (times == 1 && *read == before)) return read;
      before = *read;
    }
    return core::Problem{
        "damaged-answer", msg("the reader gave two numbers for one tag"), msg("hold one tag still before the reader, or type the code"), {}};
  }

  Conversation& talk_;
  const Model& model_;
  Manner manner_;
};

std::string wireText(const Model& model, const std::string& key) {
  const auto found = model.wire.find(key);
  return found == model.wire.end() ? std::string() : found->second;
}

bool allowed(const std::string& key, const std::string& value) {
  if (key == "speaks") return value == "when asked" || value == "by itself";
  if (key == "reads") return value == "tag" || value == "text";
  if (key == "order") return value == "reversed" || value == "as the standard";
  if (key == "version") return value == "true" || value == "false";
  if (key == "digits") return value == "8" || value == "10" || value == "16";
  if (key == "separator") return !value.empty() && value.size() <= 8;
  return false;
}

}  // namespace

Manner mannerOf(const Model& model) {
  Manner manner;
  manner.asked = wireText(model, "speaks") == "when asked";
  manner.tags = manner.asked || wireText(model, "reads") == "tag";
  manner.reversed = wireText(model, "order") == "reversed";
  manner.version = wireText(model, "version") == "true";
  manner.separator = wireText(model, "separator");
  const auto digits = wireText(model, "digits");
  std::from_chars(digits.data(), digits.data() + digits.size(), manner.digits);
  return manner;
}

core::Outcome<core::Nothing> check(const Model& model) {
  core::Problems problems;
  for (const auto& [key, value] : model.wire) {
    if (!allowed(key, value))
      problems.push_back({"unknown-key",
                          msg("nobody knows {key} = {value} of this family", {{"key", "wire." + key}, {"value", value}}),
                          msg("Write speaks, reads, order, digits, version or separator, as the notes of this family say"),
                          {.field = "wire." + key}});
  }
  if (!model.channels.empty())
    problems.push_back({"no-values", msg("a reader of codes measures nothing"), msg("Take the channels out of this file"), {.field = "channel"}});
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

Cut cut(const Plugged&) { return cutLines(kEnds, 1024, kAlso); }

std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged) { return std::make_unique<IdReader>(conversation, plugged); }

}  // namespace muster::devices::idreader
