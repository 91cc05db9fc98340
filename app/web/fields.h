// Fields: names and values out of an address, a form or a cookie header, decoded. Pure; values only.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/outcome.h"

namespace muster::app {

class Fields {
 public:
  void add(std::string name, std::string value) { all_.emplace_back(std::move(name), std::move(value)); }
  const std::string* find(std::string_view name) const;  // the first of that name
  std::string get(std::string_view name, std::string fallback = {}) const;
  std::vector<std::string> every(std::string_view name) const;  // check boxes
  bool has(std::string_view name) const { return find(name) != nullptr; }
  const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }
  bool empty() const { return all_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

// "a=1&b=%E5%AE%8C". Refuses broken escapes, bytes that are not UTF-8, NUL, and more than `most` fields ("bad-form").
core::Outcome<Fields> parseUrlEncoded(std::string_view text, std::size_t most = 4000);
Fields parseCookies(std::string_view header);   // never refuses: what cannot be read is left out
std::string urlEncoded(std::string_view text);  // safe in a query value or a path segment
bool isUtf8(std::string_view text);             // well formed, no NUL

}  // namespace muster::app
