// View: what a template is filled with. Keys and values are set by a page; every text is escaped when it is rendered.
//
//   View row;
//   row.set("code", "BG4-07").set("due", true).list("reasons", reasons, [](View& v, const Reason& r) { v.set("text", tr(r.text)); });
//
// Ready-made HTML goes in through SafeHtml only, under a key that ends in "Html"; templates may use {{{ }}} for such keys alone. Values.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include <kainjow/mustache.hpp>

namespace muster::app {

// Text that is HTML already: made by rendering a template or by code that escaped every part.
struct SafeHtml {
  std::string text;
};

class View {
 public:
  using Data = kainjow::mustache::data;

  View& set(const std::string& key, const char* text) { return put(key, Data(std::string(text))); }
  View& set(const std::string& key, const std::string& text) { return put(key, Data(text)); }
  View& set(const std::string& key, int number) { return put(key, Data(std::to_string(number))); }
  View& set(const std::string& key, bool flag) { return put(key, Data(flag)); }
  View& set(const std::string& key, View child) { return put(key, std::move(child.data_)); }
  View& set(const std::string& key, std::vector<View> rows) {
    Data list(Data::type::list);
    for (View& row : rows) list.push_back(row.data_);
    return put(key, std::move(list));
  }
  View& setHtml(const std::string& key, const SafeHtml& html) {
    if (!key.ends_with("Html")) throw std::logic_error("a key for ready-made HTML ends in Html: " + key);
    data_[key] = Data(html.text);
    return *this;
  }
  // Asked anew wherever the template names it: each form gets a command id of its own.
  View& setEach(const std::string& key, std::function<std::string()> make) {
    return put(key, Data(kainjow::mustache::lambda([make = std::move(make)](const std::string&) { return make(); })));
  }
  template <typename Range, typename Fill>
  View& list(const std::string& key, const Range& range, Fill fill) {
    Data rows(Data::type::list);
    for (const auto& item : range) {
      View row;
      fill(row, item);
      rows.push_back(row.data_);
    }
    return put(key, std::move(rows));
  }
  bool has(const std::string& key) const { return data_.get(key) != nullptr; }
  const Data& data() const { return data_; }

 private:
  View& put(const std::string& key, Data value) {
    if (key.ends_with("Html")) throw std::logic_error("only SafeHtml may stand under " + key);
    data_[key] = std::move(value);
    return *this;
  }
  Data data_{Data::type::object};
};

}  // namespace muster::app
