// Who said what in an article:  go run who_said.go ARTICLE.txt [PUBLISHED]
//
// Go's strings are bytes: ask for byte positions, and text[start:end] is right as it is. ([]rune(text) would go with
// the default, code points, at the price of a copy.) A byte order mark counts in no position: it is taken off.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

type request struct {
	Text        string   `json:"text"`
	PublishedAt string   `json:"published_at,omitempty"`
	Layers      []string `json:"layers"`
	Offsets     string   `json:"offsets"`
}

type answer struct {
	Detail string `json:"detail"` // of a problem document
	Quotes []struct {
		Start       int     `json:"start"`
		End         int     `json:"end"`
		SpeakerName *string `json:"speaker_name"`
	} `json:"quotes"`
}

func extract(r request) (answer, error) {
	var found answer
	body, err := json.Marshal(r)
	if err != nil {
		return found, err
	}
	service := os.Getenv("COPYDESK_URL")
	if service == "" {
		service = "http://localhost:8080"
	}
	response, err := http.Post(service+"/v1/extract", "application/json", bytes.NewReader(body))
	if err != nil {
		return found, err
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(&found); err != nil {
		return found, err
	}
	if response.StatusCode != http.StatusOK {
		return found, fmt.Errorf("%s: %s", response.Status, found.Detail)
	}
	return found, nil
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	r := request{Text: string(text), Layers: []string{"quotes"}, Offsets: "byte"}
	if len(os.Args) > 2 {
		r.PublishedAt = os.Args[2]
	}
	found, err := extract(r)
	if err != nil {
		log.Fatal(err)
	}
	for _, quote := range found.Quotes {
		speaker := "?"
		if quote.SpeakerName != nil {
			speaker = *quote.SpeakerName
		}
		fmt.Printf("%s\t%s\n", speaker, text[quote.Start:quote.End])
	}
}
