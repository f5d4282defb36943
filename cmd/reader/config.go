package main

import (
	"github.com/spf13/cobra"

	"reader/internal/config"
	"reader/internal/text"
)

func configCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "The configuration in force",
		Long: "config prints the configuration in force. config default prints the one that\n" +
			"holds where the file says nothing, with an explanation of every setting, and\n" +
			"config site a rule for the pages of one site.",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			c, err := config.Load(a.paths().Config)
			if err != nil {
				return err
			}
			data, err := c.Print()
			if err != nil {
				return err
			}
			_, err = a.out.Write(data)
			return err
		},
	}
	cmd.AddCommand(
		&cobra.Command{
			Use: "path", Short: "Where the configuration file is looked for", Args: cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error {
				a.print(text.Line(a.paths().Config))
				return nil
			},
		},
		&cobra.Command{
			Use: "default", Short: "The documented default configuration", Args: cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error {
				_, err := a.out.Write(config.Default)
				return err
			},
		},
		&cobra.Command{
			Use: "site", Short: "A rule for reading one site's pages, documented", Args: cobra.NoArgs,
			RunE: func(*cobra.Command, []string) error {
				_, err := a.out.Write(config.SiteForm)
				return err
			},
		})
	return cmd
}
