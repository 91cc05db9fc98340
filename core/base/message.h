// Message: a sentence for a person, kept as its English source with named places, so that every language can say it.
//
// core never translates. It gives `msg("cylinder at {pressure}, needs {limit}", {{"pressure", "16.4 MPa"}, ...})`; the edge
// looks the source up in a catalogue (the keyword `msg` is what the extractor finds) and fills the places.
// A place may hold a Text, which brings its own languages (titles out of rule packs). Values only; no threads.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::core {

// Words that data brings in more than one language. zh may be empty: then en stands for both.
struct Text {
  std::string en;
  std::string zh;

  Text() = default;
  Text(const char* both) : en(both) {}
  Text(std::string both) : en(std::move(both)) {}
  Text(std::string english, std::string chinese) : en(std::move(english)), zh(std::move(chinese)) {}
  bool operator==(const Text&) const = default;
};

struct Message {
  std::string source;                                // English, with {places}
  std::vector<std::pair<std::string, Text>> places;  // in the order of their writing

  bool empty() const { return source.empty(); }
  bool operator==(const Message&) const = default;
};

Message msg(std::string source, std::vector<std::pair<std::string, Text>> places = {});

// `pattern` with each {name} replaced by the place of that name: the Chinese words where `chinese` and there are any.
// An unknown place stays as written; braces have no escape (no sentence of ours needs one).
std::string fill(std::string_view pattern, const Message& message, bool chinese);

// The English sentence.
std::string english(const Message& message);

}  // namespace muster::core
